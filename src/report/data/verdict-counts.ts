import type { DifferenceVerdict } from '../../analytics/comparison/return-difference.js';
import type { BranchResult } from '../run-result.js';

/** What came of the same change at many times. */
export interface VerdictCounts {
  readonly forks: number;
  readonly byVerdict: Readonly<Record<DifferenceVerdict, number>>;
  /** Of the forks that were compared, percentage points; null where none was. */
  readonly medianDifferencePct: number | null;
}

/** Counts verdicts; branches that were not compared count as forks alone. */
export function countVerdicts(branches: readonly BranchResult[]): VerdictCounts {
  const byVerdict = { identical: 0, 'too-short': 0, 'no-difference': 0, better: 0, worse: 0 };
  const differences: number[] = [];
  for (const { comparison } of branches) {
    if (comparison === undefined) continue;
    byVerdict[comparison.difference.verdict]++;
    differences.push(comparison.difference.differencePct);
  }
  return { forks: branches.length, byVerdict, medianDifferencePct: median(differences) };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
