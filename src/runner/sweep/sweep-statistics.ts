import { ANNUAL_DAYS } from '../../analytics/annual-days.js';
import { deflatedSharpe } from '../../analytics/comparison/deflated-sharpe.js';
import { effectiveTrials } from '../../analytics/comparison/effective-trials.js';
import { expectedMaximumSharpe, sharpeTrials } from '../../analytics/comparison/expected-maximum-sharpe.js';
import { overfittingProbability } from '../../analytics/comparison/overfitting-probability.js';
import { realityCheck } from '../../analytics/comparison/reality-check.js';
import { returnMoments } from '../../analytics/comparison/return-moments.js';
import type { SweepStatistics } from '../../report/comparison/sweep-result.js';

/** A point that came to an end. */
export interface PointReturns {
  readonly index: number;
  /** Daily, in percent, over the same days for every point. */
  readonly returnPct: Float64Array;
}

/**
 * What chance had to do with the best of these points. All of them count, not the good ones alone: the more were tried,
 * the better the best looks by luck.
 *
 * @param best index of the point that is best by the objective.
 * @param seed of the resamples.
 */
export function sweepStatistics(points: readonly PointReturns[], best: number, seed: number): SweepStatistics {
  const own = points.find(({ index }) => index === best)?.returnPct ?? new Float64Array(0);
  // A run that ended early would not be over the same days.
  const series = points.map(({ returnPct }) => returnPct).filter(({ length }) => length === own.length);
  const moments = returnMoments(own);
  const sharpes = series.flatMap((returns) => returnMoments(returns)?.sharpe ?? []);
  const trials = sharpeTrials(sharpes);
  const luck = expectedMaximumSharpe(trials);
  return {
    best,
    trials: points.length,
    independentTrials: effectiveTrials(series),
    observations: own.length,
    deflatedSharpe: moments && deflatedSharpe(moments, trials),
    luckySharpe: luck === null ? null : luck * Math.sqrt(ANNUAL_DAYS),
    overfitProbability: overfittingProbability(series)?.pbo ?? null,
    realityCheckP: realityCheck(series, { seed: `${seed}/reality-check` })?.p ?? null,
  };
}
