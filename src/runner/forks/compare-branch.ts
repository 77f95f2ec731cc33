import { compareReturns } from '../../analytics/comparison/compare-returns.js';
import { differenceConclusion } from '../../analytics/comparison/difference-conclusion.js';
import type { EquityCurve } from '../../analytics/equity-curve.js';
import type { Metrics } from '../../analytics/metrics.js';
import { isoTime } from '../../core/iso-time.js';
import type { BranchComparison } from '../../report/comparison/branch-comparison.js';

/** One side of a comparison: what came after the fork. */
export interface ComparedSide {
  readonly equity: Pick<EquityCurve, 'tsMs' | 'equity'>;
  readonly metrics: Metrics;
}

export interface ComparedFork {
  readonly atMs: number;
  /** Of the desk at the fork, which both sides begin with. */
  readonly equity: number;
  readonly seed: string;
  readonly name: string;
  readonly parent: string;
}

/** A branch against its parent, at the points that both equity curves have. */
export function compareBranch(branch: ComparedSide, parent: ComparedSide, fork: ComparedFork): BranchComparison {
  const { own, others, endTsMs } = pairedReturns(branch.equity, parent.equity, fork);
  const difference = compareReturns(own, others, { seed: fork.seed });
  const spanMs = endTsMs - fork.atMs;
  return {
    from: isoTime(fork.atMs),
    to: isoTime(endTsMs),
    metrics: branch.metrics,
    parentMetrics: parent.metrics,
    difference,
    conclusion: differenceConclusion(difference, { spanMs, name: fork.name, otherName: fork.parent }),
  };
}

function pairedReturns(branch: ComparedSide['equity'], parent: ComparedSide['equity'], fork: ComparedFork) {
  const own: number[] = [];
  const others: number[] = [];
  let [before, otherBefore, endTsMs] = [fork.equity, fork.equity, fork.atMs];
  for (let i = 0, j = 0; i < branch.tsMs.length && j < parent.tsMs.length; ) {
    if (branch.tsMs[i] !== parent.tsMs[j]) {
      if (branch.tsMs[i] < parent.tsMs[j]) i++;
      else j++;
      continue;
    }
    own.push(returnOf(branch.equity[i], before));
    others.push(returnOf(parent.equity[j], otherBefore));
    [before, otherBefore, endTsMs] = [branch.equity[i++], parent.equity[j], parent.tsMs[j++]];
  }
  return { own: Float64Array.from(own), others: Float64Array.from(others), endTsMs };
}

/** From nothing, nothing can be earned. */
function returnOf(value: number, before: number): number {
  return before > 0 ? value / before - 1 : 0;
}
