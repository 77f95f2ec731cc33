import type { Assignment } from '../../scenario/scenario-sweep.js';

/** A point that has been run. */
export interface Trial {
  readonly values: Assignment;
  /** Larger is better; null where it failed or has no such metric. */
  readonly score: number | null;
}
