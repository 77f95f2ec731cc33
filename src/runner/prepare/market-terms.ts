import { createHash } from 'node:crypto';
import { sliceBarColumns } from '../../core/bar-columns.js';
import { readLeverageBrackets } from '../../feeds/brackets/read-leverage-brackets.js';
import { readFunding } from '../../feeds/funding/read-funding.js';
import { createMarginBrackets } from '../../venues/simulated/perpetual/create-margin-brackets.js';
import {
  constantFunding,
  type FundingSchedule,
  fundingTable,
} from '../../venues/simulated/perpetual/funding-schedule.js';
import type { MarginBrackets } from '../../venues/simulated/perpetual/margin-brackets.js';
import type { MarkSeries } from '../../venues/simulated/perpetual/mark-series.js';
import { canonicalJson } from '../scenario/canonical-json.js';
import type { ScenarioMargin } from '../scenario/scenario.js';
import type { ScenarioData, ScenarioFunding } from '../scenario/scenario-data.js';

/** What a market on margin asks of one symbol, beside its bars. Plain data. */
export interface MarketTerms {
  readonly brackets: MarginBrackets;
  readonly funding: FundingSchedule | null;
  /** What positions are marked at; null: the last price. */
  readonly mark: MarkSeries | null;
  /** SHA-256 (hex) of them all: they are data, and part of a run's fingerprint. */
  readonly hash: string;
}

/** A notional that no position reaches: the cap of a table with one row. */
const NO_CAP = '1000000000000';
const MAX_LEVERAGE = 125;

/** Loads the terms of a symbol, but for its mark prices. @throws DataError of the files that the scenario names. */
export async function loadMarketTerms(
  data: ScenarioData,
  margin: ScenarioMargin,
  mark: MarkSeries | null = null,
): Promise<MarketTerms> {
  const brackets = await loadBrackets(data.symbol, margin);
  const funding = data.funding === null ? null : await loadFunding(data.funding);
  return { brackets, funding, mark, hash: hashTerms(brackets, funding, mark) };
}

async function loadBrackets(symbol: string, { bracketsPath, maintenancePct }: ScenarioMargin): Promise<MarginBrackets> {
  if (bracketsPath !== null) {
    return createMarginBrackets(bracketsPath, await readLeverageBrackets(bracketsPath, symbol));
  }
  const maintenanceRatio = (maintenancePct / 100).toFixed(8);
  const largest = maintenancePct === 0 ? MAX_LEVERAGE : Math.ceil(100 / maintenancePct) - 1;
  const maxLeverage = Math.max(1, Math.min(MAX_LEVERAGE, largest));
  const row = { notionalFloor: '0', notionalCap: NO_CAP, maintenanceRatio, maxLeverage, cum: '0' };
  return createMarginBrackets(symbol, [row]);
}

async function loadFunding(funding: ScenarioFunding): Promise<FundingSchedule> {
  if ('rate' in funding) return constantFunding(funding.rate, funding.everyMs);
  return fundingTable(await readFunding(funding.path));
}

/**
 * The hash of what a run had to do with by `throughMs`: all brackets, the funding of times up to then, and the marks of bars
 * closed by then, with the open of the one that was under way.
 */
export function hashSeenTerms({ brackets, funding, mark }: MarketTerms, throughMs: number): string {
  const seen = hashTerms(brackets, funding && fundingThrough(funding, throughMs), mark && markThrough(mark, throughMs));
  if (mark === null) return seen;
  const underWay = countThrough(mark.bars.tsMs, throughMs - mark.intervalMs);
  return mark.bars.tsMs[underWay] <= throughMs ? `${seen} ${mark.bars.open[underWay]}` : seen;
}

function fundingThrough(funding: FundingSchedule, throughMs: number): FundingSchedule {
  if (funding.kind === 'constant') return funding;
  const count = countThrough(funding.tsMs, throughMs);
  const { tsMs, rate } = funding;
  // Of a file that has none so far nobody knows yet whether it will have some.
  const marks = funding.markPrice?.subarray(0, count) ?? null;
  const markPrice = marks?.every(Number.isNaN) ? null : marks;
  return { ...funding, tsMs: tsMs.subarray(0, count), rate: rate.subarray(0, count), markPrice };
}

function markThrough(mark: MarkSeries, throughMs: number): MarkSeries {
  return { ...mark, bars: sliceBarColumns(mark.bars, 0, countThrough(mark.bars.tsMs, throughMs - mark.intervalMs)) };
}

/** How many of increasing times are not after `throughMs`. */
function countThrough(times: Float64Array, throughMs: number): number {
  let count = 0;
  while (count < times.length && times[count] <= throughMs) count++;
  return count;
}

function hashTerms(brackets: MarginBrackets, funding: FundingSchedule | null, mark: MarkSeries | null): string {
  const digest = createHash('sha256');
  const rows = brackets.map(({ notionalFloor, notionalCap, maxLeverage, ratioUnits, cum }) =>
    [notionalFloor, notionalCap, maxLeverage, ratioUnits, cum].map(String),
  );
  digest.update(canonicalJson(rows));
  if (funding?.kind === 'constant') digest.update(canonicalJson([funding.rate, funding.everyMs]));
  if (funding?.kind === 'table') {
    for (const column of [funding.tsMs, funding.rate, funding.markPrice]) {
      if (column !== null) digest.update(bytesOf(column));
    }
  }
  if (mark !== null) {
    const { bars, intervalMs } = mark;
    digest.update(canonicalJson(['mark', intervalMs, bars.length]));
    // The volumes of a mark price say nothing.
    for (const column of [bars.tsMs, bars.open, bars.high, bars.low, bars.close]) digest.update(bytesOf(column));
  }
  return digest.digest('hex');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
