import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { CheckedFork } from './checked-forks.js';
import type { ForkRange } from './moments/fork-times.js';

/**
 * Every time at which a scenario forks has to lie inside its data, which only their loading tells.
 * @throws InputError FORK_OUTSIDE.
 */
export function requireInside(forks: readonly CheckedFork[], range: ForkRange): void {
  for (const { moment, branches } of forks) {
    if (moment.kind === 'at' && !(moment.tsMs > range.afterMs && moment.tsMs < range.beforeMs)) {
      throw outsideError(moment.tsMs, range);
    }
    for (const branch of branches) requireInside(branch.forks, range);
  }
}

function outsideError(tsMs: number, { afterMs, beforeMs }: ForkRange): InputError {
  return new InputError({
    code: 'FORK_OUTSIDE',
    message: `The scenario forks at ${isoTime(tsMs)}, but its data go from ${isoTime(afterMs)} to ${isoTime(beforeMs)}.`,
    remedy: 'Fork after the first bar has opened and before the last one closes, or add data.',
    values: { at: isoTime(tsMs), from: isoTime(afterMs), to: isoTime(beforeMs) },
  });
}
