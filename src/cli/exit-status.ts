import { InputError } from '../core/errors.js';
import type { Interruption } from './terminal/interruption.js';

/** Exit statuses of every command. */
export const EXIT_STATUS = { done: 0, failed: 1, wrongInput: 2 } as const;

/** The exit status for an error that ended a command; 128 + the signal's number for an interruption, as shells do. */
export function exitStatusOf(error: unknown, interruption: Interruption | null): number {
  if (interruption !== null) return interruption.exitStatus;
  return error instanceof InputError ? EXIT_STATUS.wrongInput : EXIT_STATUS.failed;
}
