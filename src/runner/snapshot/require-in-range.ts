import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { ForkRange } from '../forks/moments/fork-times.js';

/**
 * The times at which a run can be put away, in order and each once; Infinity stands for the last moment of the data.
 * @throws InputError SNAPSHOT_OUTSIDE.
 */
export function requireInRange(timesMs: readonly number[], { afterMs, beforeMs }: ForkRange): number[] {
  const times = timesMs.map((tsMs) => {
    const atMs = tsMs === Number.POSITIVE_INFINITY ? beforeMs : tsMs;
    if (atMs > afterMs && atMs <= beforeMs) return atMs;
    throw new InputError({
      code: 'SNAPSHOT_OUTSIDE',
      message: `A snapshot at ${isoTime(atMs)} is not possible: the run goes from ${isoTime(afterMs)} to ${isoTime(beforeMs)}.`,
      remedy: 'Give a time after its start, or `end`.',
      values: { at: isoTime(atMs), from: isoTime(afterMs), to: isoTime(beforeMs) },
    });
  });
  return [...new Set(times)].sort((a, b) => a - b);
}
