import type { RoundTrip } from '../../analytics/round-trip.js';
import { tradeColumns } from '../../analytics/trade-columns.js';
import type { BarColumns } from '../../core/bar-columns.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';
import type { Engine } from '../compose/compose-engine.js';
import { benchmarkDays } from '../describe/benchmark-days.js';
import type { DescribedBranch } from '../describe/describe-branch.js';
import { priceRangeOf } from '../describe/price-range.js';
import { joinBenchmarks, type PartStart, type RunPart } from '../describe/run-part.js';
import { tallyOf } from '../describe/strategy-tally.js';
import { TripTracker } from '../describe/trip-tracker.js';
import { turnoverOf } from '../describe/turnover.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { ForkMark } from './moments/fork-mark.js';
import type { ForkPoint } from './moments/fork-point.js';

/** A place where branches left a run. Plain data. */
export interface Forking {
  /** The place of the moment among the run's moments. */
  readonly momentIndex: number;
  readonly point: ForkPoint;
  /** How much of the run's own part lay before it. */
  readonly samples: number;
  readonly roundTrips: number;
  readonly fills: number;
  readonly turnover: Money;
  /** Days of the benchmark up to it. */
  readonly benchmark: RunPart['benchmark'];
}

/** A run that is over, with the places where branches left it. Plain data. */
export interface ForkedRun {
  readonly described: DescribedBranch;
  readonly forkings: readonly Forking[];
}

/**
 * What branches need of the run that they leave.
 * @param bars that the run has seen: all, or those from its own fork on.
 */
export function describeForkings(
  engine: Engine,
  scenario: EngineScenario,
  bars: readonly BarColumns[],
  marks: readonly ForkMark[],
  start: PartStart | null,
): Forking[] {
  if (marks.length === 0) return [];
  const { instruments, record } = engine;
  const fills = record.fills;
  const series = scenario.data.map(({ intervalMs }, index) => ({ bars: bars[index], intervalMs }));
  const trips = new TripTracker(instruments, priceRangeOf(series), start?.openTrips);
  let followed = 0;
  let turnover: bigint = ZERO_MONEY;
  return marks.map((mark) => {
    for (; followed < mark.fills; followed++) {
      trips.add(fills[followed]);
      turnover += turnoverOf(fills.slice(followed, followed + 1), instruments);
    }
    const { momentIndex, snapshot, replayReason, start: begun, validation } = mark;
    const benchmark = benchmarkDays(series[0].bars, series[0].intervalMs, begun.tsMs);
    const openTrips = trips.openAt(begun.tsMs);
    return {
      momentIndex,
      point: {
        snapshot,
        replayReason,
        start: { ...begun, openTrips, benchmark: lastDay(benchmark) },
        ...(validation.length === 0 ? {} : { validation }),
      },
      samples: mark.samples,
      roundTrips: trips.closed.length,
      fills: mark.fills,
      turnover: turnover as Money,
      benchmark,
    };
  });
}

/** What of a part lay before a fork. */
export function partBefore({ part, record }: DescribedBranch, forking: Forking): RunPart {
  const { samples, roundTrips, fills, turnover, benchmark } = forking;
  return {
    equity: sliceEquity(part, 0, samples),
    ...tradesOf(record.roundTrips.slice(0, roundTrips)),
    fills,
    turnover,
    benchmark,
  };
}

/** What of it came after, with the last close of the benchmark before. */
export function partSince({ part, record }: DescribedBranch, forking: Forking): RunPart {
  const { samples, roundTrips, fills, turnover, point } = forking;
  const { tsMs, close } = part.benchmark;
  const later = tsMs.findIndex((one) => one >= point.start.tsMs);
  const from = later < 0 ? tsMs.length : later;
  const since = { tsMs: tsMs.subarray(from), close: close.subarray(from) };
  return {
    equity: sliceEquity(part, samples, part.equity.tsMs.length),
    ...tradesOf(record.roundTrips.slice(roundTrips)),
    fills: part.fills - fills,
    turnover: (part.turnover - turnover) as Money,
    benchmark: joinBenchmarks(point.start.benchmark, since),
  };
}

function tradesOf(roundTrips: readonly RoundTrip[]): Pick<RunPart, 'trades' | 'byStrategy'> {
  return { trades: tradeColumns(roundTrips), byStrategy: tallyOf(roundTrips) };
}

function lastDay({ tsMs, close }: RunPart['benchmark']): RunPart['benchmark'] {
  return { tsMs: tsMs.slice(-1), close: close.slice(-1) };
}

function sliceEquity({ equity }: RunPart, from: number, to: number): RunPart['equity'] {
  return {
    tsMs: equity.tsMs.subarray(from, to),
    equity: equity.equity.subarray(from, to),
    cash: equity.cash.subarray(from, to),
    exposure: equity.exposure.subarray(from, to),
    drawdownPct: equity.drawdownPct.subarray(from, to),
  };
}
