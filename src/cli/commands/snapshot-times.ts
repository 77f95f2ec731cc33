import { InputError } from '../../core/errors.js';
import { parseMoment } from '../../runner/scenario/moment.js';

/**
 * The times of `--snapshot-at`, with commas between; Infinity for `end`.
 * @throws InputError USAGE for what is no time.
 */
export function snapshotTimes(list: string | undefined): number[] {
  if (list === undefined) return [];
  return list.split(',').map((entry) => {
    const text = entry.trim();
    if (text === 'end') return Number.POSITIVE_INFINITY;
    const moment = parseMoment(text);
    if (moment !== null) return moment.tsMs;
    throw new InputError({
      code: 'USAGE',
      message: `--snapshot-at is a date or a time in UTC, or \`end\`, not "${text}".`,
      remedy: 'Write it like 2024-06-01 or 2024-06-01T12:00.',
      values: { text },
    });
  });
}
