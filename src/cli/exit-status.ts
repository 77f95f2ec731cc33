import { InputError } from '../core/errors.js';
import type { Interruption } from './terminal/interruption.js';

/** Exit statuses of every command; `sim diff` and `sim check` end with 2 where others fail with 1 (see failedStatus). */
export const EXIT_STATUS = { done: 0, failed: 1, wrongInput: 2 } as const;

/**
 * The exit status for an error that ended a command; 128 + the signal's number for an interruption, as shells do.
 *
 * @param failedStatus of a command for which 1 is an answer, as it is for diff: trouble is another one.
 */
export function exitStatusOf(
  error: unknown,
  interruption: Interruption | null,
  failedStatus: number = EXIT_STATUS.failed,
): number {
  if (interruption !== null) return interruption.exitStatus;
  return error instanceof InputError ? EXIT_STATUS.wrongInput : failedStatus;
}
