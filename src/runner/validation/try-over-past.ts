import { compareReturns } from '../../analytics/comparison/compare-returns.js';
import { differenceConclusion } from '../../analytics/comparison/difference-conclusion.js';
import type { EquityCurve } from '../../analytics/equity-curve.js';
import { assert } from '../../core/assert.js';
import { type BarColumns, sliceBarColumns } from '../../core/bar-columns.js';
import type { PastValidation } from '../../events/validation-events.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import { type HeldRun, runHeld } from './run-held.js';
import { sampleDistanceMs } from './sample-distance.js';
import { isSameShares, noTrial, type ShareTrial, sharesOf, type TriedProposal } from './share-trial.js';
import { markBefore } from './validation-mark.js';
import type { ValidationSetup } from './validation-setup.js';

/**
 * What has just happened, twice over, from one snapshot of the desk as it stood then: with the shares in force now and with
 * the proposed ones. Where those in force were in force then, the first is what really happened.
 */
export async function tryOverPast(
  setup: ValidationSetup,
  { tsMs, shares, proposed, marks }: TriedProposal,
  { lookbackMs }: PastValidation,
  onBatch?: HeldRun['onBatch'],
): Promise<ShareTrial> {
  const mark = markBefore(marks, tsMs, lookbackMs);
  if (mark === null) return noTrial(tsMs, 'There is no past to judge by: the run has only begun.');
  const spanMs = tsMs - mark.tsMs;
  const bars = barsBetween(setup.market.bars, mark.snapshot, tsMs);
  const runWith = (own: readonly number[]) =>
    runHeld(setup, mark.snapshot, {
      shares: isSameShares(own, sharesOf(mark.snapshot)) ? null : own,
      bars,
      untilMs: tsMs,
      sampleEveryMs: sampleDistanceMs(spanMs),
      onBatch,
    });
  const present = returnsOf(await runWith(shares), mark.equity);
  const tried = returnsOf(await runWith(proposed), mark.equity);
  const difference = compareReturns(tried, present, { seed: `${setup.scenario.seed}/validation` });
  const { interval, verdict, differencePct, observations } = difference;
  const isSame = verdict === 'identical';
  const names = { name: 'the desk with the proposed shares', otherName: 'with the present ones' };
  const conclusion = differenceConclusion(difference, { spanMs, ...names });
  return {
    differencePct,
    lowPct: interval?.lowPct ?? (isSame ? 0 : Number.NaN),
    highPct: interval?.highPct ?? (isSame ? 0 : Number.NaN),
    observations,
    fromTsMs: mark.tsMs,
    toTsMs: tsMs,
    conclusion: spanMs < lookbackMs ? `${conclusion} The run has no longer past yet.` : conclusion,
  };
}

/** By data set: the bars that had not closed at the snapshot and opened before `tsMs`. */
function barsBetween(bars: readonly BarColumns[], { series }: KernelSnapshot, tsMs: number): BarColumns[] {
  return bars.map((one, index) => {
    const from = Math.min(series[index].closedRows, one.length);
    let to = from;
    while (to < one.length && one.tsMs[to] < tsMs) to++;
    return sliceBarColumns(one, from, to);
  });
}

/** From nothing, nothing can be earned. */
function returnsOf({ equity, tsMs }: EquityCurve, before: number): Float64Array {
  assert(tsMs.length > 0, 'a run that goes on has a point of its equity');
  return equity.map((value, index) => {
    const last = index === 0 ? before : equity[index - 1];
    return last > 0 ? value / last - 1 : 0;
  });
}
