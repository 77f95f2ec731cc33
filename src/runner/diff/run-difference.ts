import type { ScenarioDifference } from '../compare/scenario-differences.js';
import type { DescribedEvent } from '../event-stream/describe-event.js';

/** Where two runs part. */
export interface RunDifference {
  readonly a: DiffedRun;
  readonly b: DiffedRun;
  /** Null: both have the same events. */
  readonly first: FirstDifference | null;
  /** What the two scenarios say differently: where to look for the cause. */
  readonly scenario: readonly ScenarioDifference[];
  /** Symbols whose data differ, and those that only one of them has. */
  readonly data: readonly string[];
}

export interface DiffedRun {
  /** As the user named it. */
  readonly path: string;
  readonly events: number;
  readonly fingerprint: string;
}

/** The first event in which they differ. */
export interface FirstDifference {
  /** Null: that run has no more events. */
  readonly a: DescribedEvent | null;
  readonly b: DescribedEvent | null;
  /** Every field of either, those that differ marked. */
  readonly fields: readonly FieldPair[];
  /** The strategy that it is about; null: of none, or of the desk as a whole. */
  readonly strategy: string | null;
  /** The last events that both have, oldest first. */
  readonly before: readonly DescribedEvent[];
}

export interface FieldPair {
  readonly field: string;
  /** Null: the event does not have it. */
  readonly a: string | null;
  readonly b: string | null;
  readonly differs: boolean;
}
