import type { DifferenceVerdict } from '../../analytics/comparison/return-difference.js';
import type { Metrics } from '../../analytics/metrics.js';
import type { ForkGroup } from './fork-groups.js';

/** Metrics of which one end is the better one, and which. Fewer trades and lower fees are no merit by themselves. */
const BETTER: Readonly<Record<string, 'high' | 'low'>> = {
  totalReturnPct: 'high',
  maxDrawdownPct: 'low',
  sharpe: 'high',
};

/** Whether more than chance has been shown. */
export function isSignificant(verdict: DifferenceVerdict | undefined): boolean {
  return verdict === 'better' || verdict === 'worse';
}

/**
 * Whether a row of a fork (0 is the parent, 1 its first branch) has the best value of a metric. A best value that chance
 * explains is none: a branch has one only if its difference to the parent is significant, and the parent only if that of
 * some branch is.
 */
export function isBestOfFork(group: ForkGroup, key: string, row: number): boolean {
  const better = BETTER[key];
  if (better === undefined) return false;
  const sign = better === 'high' ? 1 : -1;
  const values = [group.parentMetrics, ...group.branches.map(({ comparison }) => comparison?.metrics)]
    .map((metrics) => numberOf(metrics, key))
    .map((value) => (value === null ? Number.NEGATIVE_INFINITY : sign * value));
  const best = Math.max(...values);
  if (values[row] !== best || values.every((value) => value === best)) return false;
  const verdicts = group.branches.map(({ comparison }) => comparison?.difference.verdict);
  return row === 0 ? verdicts.some(isSignificant) : isSignificant(verdicts[row - 1]);
}

function numberOf(metrics: Metrics | null | undefined, key: string): number | null {
  const value = metrics?.[key];
  return value === null || value === undefined ? null : Number(value);
}
