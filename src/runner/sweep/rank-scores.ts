import type { Metrics } from '../../analytics/metrics.js';
import type { SweepObjective } from '../scenario/scenario-sweep.js';

/** The objective as a number; null where the run has no such metric. */
export function scoreOf({ metric }: SweepObjective, metrics: Metrics): number | null {
  const value = metrics[metric] ?? null;
  if (value === null) return null;
  const score = Number(value);
  return Number.isFinite(score) ? score : null;
}

/** Indexes of what has a score, best first; of equals the lower index first. */
export function rankScores({ minimize }: SweepObjective, scores: readonly (number | null)[]): number[] {
  const sign = minimize ? 1 : -1;
  return scores
    .flatMap((score, index) => (score === null ? [] : [{ score, index }]))
    .sort((a, b) => sign * (a.score - b.score) || a.index - b.index)
    .map(({ index }) => index);
}
