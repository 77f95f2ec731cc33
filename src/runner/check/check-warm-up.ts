import { isoTime } from '../../core/iso-time.js';
import type { BranchRecord } from '../../report/run-result.js';
import { runBacktest } from '../run-backtest.js';
import { attempt } from './attempt.js';
import type { LaterStart, WarmUp, WarmUpCheck, WarmUpMetric } from './check-report.js';
import type { CheckSubject } from './check-subject.js';
import { compareSignals } from './compare-signals.js';
import { laterData } from './later-data.js';
import { metricsSince } from './metrics-since.js';
import { SignalLog } from './signal-log.js';

/** How much of the time of the data is left out at the beginning, in percent. */
const SKIPPED_PCT = [1, 5, 10];

/** Metrics that do not depend on how much money there is, or hardly. */
const COMPARED = ['totalReturnPct', 'sharpe', 'volatilityPct', 'maxDrawdownPct', 'trades', 'winRatePct', 'exposurePct'];
/** Apart by less than this part of the larger one: not worth a line. */
const MATERIAL = 0.05;

/**
 * Runs over data that begin later. A strategy needs some bars until its indicators stand where they would; one that
 * still says other things in the second half of the time does not forget where its data began.
 *
 * @param whole the run over all data, which begin at `fromMs` and end at `toMs`.
 */
export async function checkWarmUp(
  subject: CheckSubject,
  whole: BranchRecord,
  fromMs: number,
  toMs: number,
): Promise<WarmUpCheck> {
  const starts: LaterStart[] = [];
  let lastStartMs = fromMs;
  for (const skippedPct of SKIPPED_PCT) {
    const startMs = startAt(subject, fromMs + ((toMs - fromMs) * skippedPct) / 100);
    // Long bars in short data: the next one begins where this one does.
    if (startMs >= toMs || startMs === lastStartMs) continue;
    lastStartMs = startMs;
    const start = await runFrom(subject, whole, skippedPct, startMs, toMs);
    if (start !== null) starts.push(start);
  }
  if (starts.length === 0) return { status: 'skipped', starts, reason: 'The data are too short to begin later.' };
  const agrees = starts.every(({ strategies }) => strategies.every((one) => one.agrees));
  return { status: agrees ? 'pass' : 'note', starts, reason: null };
}

/** The first bar that opens then or later, of the longest ones, so that longer bars are whole; of ticks, that very time. */
function startAt({ run }: CheckSubject, tsMs: number): number {
  const longestMs = Math.max(
    ...run.scenario.data.map(({ intervalMs }) => intervalMs),
    ...run.scenario.strategies.map(({ intervalMs }) => intervalMs ?? 0),
  );
  return longestMs > 0 ? Math.ceil(tsMs / longestMs) * longestMs : Math.ceil(tsMs);
}

async function runFrom(
  subject: CheckSubject,
  whole: BranchRecord,
  skippedPct: number,
  startMs: number,
  toMs: number,
): Promise<LaterStart | null> {
  const { run, signals, signal, step } = subject;
  step();
  const log = new SignalLog(run.scenario.strategies.length);
  const input = laterData(await run.load(), startMs);
  if (input.bars.some(({ length }) => length === 0)) return null;
  let later: BranchRecord | null = null;
  const failure = await attempt(async () => {
    later = await runBacktest(input, { onEvent: log.onEvent, onBatch: () => signal?.throwIfAborted() });
  });
  const strategies = run.scenario.strategies.map((_, index) =>
    warmUpOf(subject, index, compareSignals(signals.byStrategy[index], log.byStrategy[index], startMs), startMs, toMs),
  );
  const metrics = failure === null && later !== null ? differingMetrics(whole, later, startMs) : [];
  return { skippedPct, fromTs: isoTime(startMs), strategies, metrics };
}

function warmUpOf(
  { run }: CheckSubject,
  index: number,
  { lastDifferenceMs, differing, agreeing }: ReturnType<typeof compareSignals>,
  startMs: number,
  toMs: number,
): WarmUp {
  const { id, intervalMs, bars: sized, symbols } = run.scenario.strategies[index];
  const data = run.scenario.data.find(({ symbol }) => symbol === symbols[0]);
  const barMs = sized === undefined ? (intervalMs ?? data?.intervalMs ?? 0) : 0;
  const spanMs = lastDifferenceMs === null ? 0 : lastDifferenceMs - startMs;
  return {
    strategy: id,
    agrees: spanMs <= (toMs - startMs) / 2,
    bars: barMs > 0 ? Math.ceil(spanMs / barMs) : null,
    spanMs,
    differing,
    agreeing,
  };
}

function differingMetrics(whole: BranchRecord, later: BranchRecord, startMs: number): WarmUpMetric[] {
  const [one, other] = [metricsSince(whole, startMs), metricsSince(later, startMs)];
  return COMPARED.flatMap((key) => {
    const [a, b] = [one[key] as number | null, other[key] as number | null];
    const isClose =
      a === null || b === null ? a === b : Math.abs(a - b) <= MATERIAL * Math.max(Math.abs(a), Math.abs(b));
    return isClose ? [] : [{ key, whole: a, later: b }];
  });
}
