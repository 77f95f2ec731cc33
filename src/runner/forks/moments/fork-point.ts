import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import type { PartStart } from '../../describe/run-part.js';
import type { ValidationMark } from '../../validation/validation-mark.js';

/** Where a run stands just before `start.tsMs`: all that a branch needs in order to go on. Plain data. */
export interface ForkPoint {
  /** Without the states of the agents where one of them cannot be copied. */
  readonly snapshot: KernelSnapshot;
  /** Why a branch has to run the shared past again; null: it need not. */
  readonly replayReason: string | null;
  readonly start: PartStart;
  /** How the run stood before, for trials of shares; left out: nobody asks for any. */
  readonly validation?: readonly ValidationMark[];
}
