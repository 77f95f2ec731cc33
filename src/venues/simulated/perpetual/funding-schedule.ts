import { assert } from '../../../core/assert.js';

/** When funding is due and at which rate: what a file says, or the same rate at regular times. Plain data. */
export type FundingSchedule = FundingTable | ConstantFunding;

/** What was really charged: one entry a row, times strictly rising. */
export interface FundingTable {
  readonly kind: 'table';
  /** Epoch milliseconds, as the exchange booked it: often a few ms after the full hour. */
  readonly tsMs: Float64Array;
  /** Share of the notional; longs pay when it is positive. */
  readonly rate: Float64Array;
  /** NaN where the row has none; null where no row has. */
  readonly markPrice: Float64Array | null;
}

export interface ConstantFunding {
  readonly kind: 'constant';
  readonly rate: number;
  /** Aligned to epoch: 8 h means 00:00, 08:00 and 16:00 UTC. */
  readonly everyMs: number;
}

/** Funding that is due at one time. */
export interface DueFunding {
  readonly rate: number;
  /** NaN: what positions are marked at then has to do. */
  readonly markPrice: number;
}

export const FUNDING_EVERY_MS = 8 * 3_600_000;

/** A schedule of the columns that a reader of funding rates returns. */
export function fundingTable(columns: Omit<FundingTable, 'kind'>): FundingTable {
  const { tsMs, rate, markPrice } = columns;
  assert(rate.length === tsMs.length, 'a funding time has one rate');
  assert(markPrice === null || markPrice.length === tsMs.length, 'a funding time has one mark price or none');
  for (let row = 1; row < tsMs.length; row++) assert(tsMs[row - 1] < tsMs[row], 'funding times rise');
  return { kind: 'table', tsMs, rate, markPrice };
}

export function constantFunding(rate: number, everyMs = FUNDING_EVERY_MS): ConstantFunding {
  assert(Number.isFinite(rate), `a funding rate of ${rate}`);
  assert(Number.isSafeInteger(everyMs) && everyMs > 0, `funding every ${everyMs} ms`);
  return { kind: 'constant', rate, everyMs };
}

/** The first funding time after `afterTsMs`, not at it; null when no more is known. */
export function nextFundingTsMs(schedule: FundingSchedule, afterTsMs: number): number | null {
  if (schedule.kind === 'constant') {
    return (Math.floor(afterTsMs / schedule.everyMs) + 1) * schedule.everyMs;
  }
  const row = firstRowAfter(schedule.tsMs, afterTsMs);
  return row < schedule.tsMs.length ? schedule.tsMs[row] : null;
}

/** What is due at exactly this time; null when nothing is. */
export function fundingDueAt(schedule: FundingSchedule, tsMs: number): DueFunding | null {
  if (schedule.kind === 'constant') {
    return tsMs % schedule.everyMs === 0 ? { rate: schedule.rate, markPrice: Number.NaN } : null;
  }
  const row = firstRowAfter(schedule.tsMs, tsMs) - 1;
  if (row < 0 || schedule.tsMs[row] !== tsMs) return null;
  return { rate: schedule.rate[row], markPrice: schedule.markPrice?.[row] ?? Number.NaN };
}

/** By halving. */
function firstRowAfter(tsMs: Float64Array, afterTsMs: number): number {
  let from = 0;
  let to = tsMs.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (tsMs[middle] > afterTsMs) to = middle;
    else from = middle + 1;
  }
  return from;
}
