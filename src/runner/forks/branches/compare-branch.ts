import { compareReturns } from '../../../analytics/comparison/compare-returns.js';
import type { ResampleTables } from '../../../analytics/comparison/resample-tables.js';
import type { ReturnDifference } from '../../../analytics/comparison/return-difference.js';
import type { EquityCurve } from '../../../analytics/equity-curve.js';

/** The points of a curve, as much as returns need. */
export type Points = Pick<EquityCurve, 'tsMs' | 'equity'>;

/** How a branch fared against its parent since the fork. Plain data. */
export interface ComparedBranch {
  readonly difference: ReturnDifference;
  /** The last point that both have. */
  readonly endTsMs: number;
}

export interface ComparedFork {
  /** Shared by the branches of one thread. */
  readonly tables: ResampleTables;
  readonly atMs: number;
  /** Of the desk at the fork, which both sides begin with. */
  readonly equity: number;
  readonly seed: string;
}

/** A branch against its parent, at the points that both equity curves have. */
export function compareBranch(branch: Points, parent: Points, fork: ComparedFork): ComparedBranch {
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
  const difference = compareReturns(Float64Array.from(own), Float64Array.from(others), {
    seed: fork.seed,
    tables: fork.tables,
  });
  return { difference, endTsMs };
}

/** From nothing, nothing can be earned. */
function returnOf(value: number, before: number): number {
  return before > 0 ? value / before - 1 : 0;
}
