import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import type { PartStart } from '../describe/run-part.js';

/** Where a run stands just before `start.tsMs`: all that a branch needs in order to go on. Plain data. */
export interface ForkPoint {
  readonly snapshot: KernelSnapshot;
  readonly start: PartStart;
}
