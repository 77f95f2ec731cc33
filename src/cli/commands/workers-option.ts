import { availableParallelism } from 'node:os';
import { InputError } from '../../core/errors.js';

const WORKERS_MAX = 256;

/** The option itself, saying what the threads are for. */
export function workersOption(what: string) {
  return {
    type: 'string',
    describe: `Threads that run ${what} at once [default: one a core]`,
    requiresArg: true,
  } as const;
}

/** @throws InputError USAGE for what is no number of threads. */
export function workersOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= WORKERS_MAX) return workers;
  throw new InputError({
    code: 'USAGE',
    message: `--workers is the number of threads, a whole number from 1 to ${WORKERS_MAX}, not "${text}".`,
    remedy: 'Leave it out for one thread a core, or give 1 to see an error where it happens.',
    values: { workers: text },
  });
}
