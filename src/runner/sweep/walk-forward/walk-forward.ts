import { isoTime } from '../../../core/iso-time.js';
import type { WalkForwardResult, WalkForwardWindow } from '../../../report/comparison/walk-forward-result.js';
import type { SweepWalkForward } from '../../scenario/scenario-sweep.js';
import { loggedOutcomes } from '../log/logged-outcomes.js';
import type { SweepTask } from '../points/sweep-task.js';
import { rankScores, scoreOf } from '../rank-scores.js';
import { type SearchContext, type SearchedPoint, searchSpace } from '../search-space.js';
import { stitchReturns, type TestRun } from './stitch-returns.js';
import type { WalkWindow } from './walk-windows.js';

/** Searches every window's past and runs what was best there on what follows. */
export async function walkForward(
  terms: SweepWalkForward,
  windows: readonly WalkWindow[],
  toMs: number,
  context: SearchContext,
): Promise<WalkForwardResult> {
  const results: WalkForwardWindow[] = [];
  const tests: TestRun[] = [];
  for (const [index, window] of windows.entries()) {
    const points = await searchSpace(context, { name: `train/${index}`, window: window.train, keepsReturns: false });
    const best = rankScores(
      context.sweep.objective,
      points.map(({ score }) => score),
    )[0];
    const tried = best === undefined ? null : await tryOn(index, window, points[best], context);
    if (tried?.run) tests.push(tried.run);
    results.push({
      index,
      trainFrom: isoTime(window.train.fromMs),
      trainTo: isoTime(window.train.toMs),
      testFrom: isoTime(window.test.fromMs),
      testTo: isoTime(window.test.toMs),
      trials: points.length,
      failed: points.filter(({ outcome }) => outcome.kind === 'failed').length,
      chosen: tried?.chosen ?? null,
    });
  }
  const { trainMs, testMs, anchored, warmupMs } = terms;
  const endMs = windows.at(-1)?.test.toMs ?? toMs;
  return {
    trainMs,
    testMs,
    anchored,
    warmupMs,
    windows: results,
    unusedMs: toMs - endMs,
    outOfSample: stitchReturns(tests),
    efficiency: efficiencyOf(results),
  };
}

async function tryOn(
  index: number,
  { test }: WalkWindow,
  { values, score, outcome: past }: SearchedPoint,
  { sweep, log, run, onDone }: SearchContext,
): Promise<{ readonly chosen: NonNullable<WalkForwardWindow['chosen']>; readonly run: TestRun | null } | null> {
  if (past.kind === 'failed' || score === null) return null;
  const task: SweepTask = { id: `test/${index}`, values, window: test, keepsReturns: true };
  const [outcome] = await loggedOutcomes([task], log, run, onDone);
  const finished = outcome.kind === 'finished' ? outcome : null;
  return {
    chosen: {
      values,
      trainScore: score,
      trainMetrics: past.metrics,
      testScore: finished && scoreOf(sweep.objective, finished.metrics),
      testMetrics: finished?.metrics ?? null,
      testFingerprint: finished?.fingerprint ?? null,
      error: outcome.kind === 'failed' ? { code: outcome.code, message: outcome.message } : null,
    },
    run: finished?.daily ? { daily: finished.daily, trades: finished.metrics.trades } : null,
  };
}

/** Returns add up over times that differ in length, so both sides are by the day. */
export function efficiencyOf(windows: readonly WalkForwardWindow[]): number | null {
  let [trainPct, trainMs, testPct, testMs] = [0, 0, 0, 0];
  for (const { chosen, trainFrom, trainTo, testFrom, testTo } of windows) {
    if (chosen?.testMetrics == null) continue;
    trainPct += chosen.trainMetrics.totalReturnPct;
    trainMs += Date.parse(trainTo) - Date.parse(trainFrom);
    testPct += chosen.testMetrics.totalReturnPct;
    testMs += Date.parse(testTo) - Date.parse(testFrom);
  }
  return trainPct > 0 ? testPct / testMs / (trainPct / trainMs) : null;
}
