import type { ReturnDifference } from '../../analytics/comparison/return-difference.js';
import type { Metrics } from '../../analytics/metrics.js';

/** A branch against its parent over the time since the fork. */
export interface BranchComparison {
  /** ISO 8601, UTC: the fork, and the end of the shorter of the two. */
  readonly from: string;
  readonly to: string;
  /** Of this time alone, drawdowns by the points of the equity curve. */
  readonly metrics: Metrics;
  readonly parentMetrics: Metrics;
  readonly difference: ReturnDifference;
  /** What may be concluded, as a sentence. */
  readonly conclusion: string;
}

/** A branch that came to no end. */
export interface FailedBranch {
  readonly name: string;
  readonly parent: string;
  readonly forkedAt: string;
  readonly changes: readonly string[];
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string | null };
}
