const DAY_MS = 86_400_000;

/** A date (`2024-01-31`) or an ISO 8601 time (`2024-01-31T12:00`, with seconds, fraction and zone as one likes). */
export const MOMENT_PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A moment, and whether it was given as a date, that is, stands for a whole day. */
export interface Moment {
  readonly tsMs: number;
  readonly isDate: boolean;
}

/** Reads a date or time; without a zone it is UTC. Null if it is neither, or names a day that does not exist. */
export function parseMoment(text: string): Moment | null {
  const match = MOMENT_PATTERN.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = match;
  const date = `${year}-${month}-${day}`;
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  // Date.parse refuses 2024-13-01 but rolls 2024-02-30 over into March.
  if (Number.isNaN(midnightMs) || new Date(midnightMs).toISOString().slice(0, 10) !== date) return null;
  if (hour === undefined) return { tsMs: midnightMs, isDate: true };
  const tsMs = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${zone}`);
  return Number.isNaN(tsMs) ? null : { tsMs, isDate: false };
}

/** The moment as the inclusive start of a period. */
export function startOf(moment: Moment): number {
  return moment.tsMs;
}

/** The moment as the exclusive end of a period: a date covers its whole day. */
export function endOf(moment: Moment): number {
  return moment.isDate ? moment.tsMs + DAY_MS : moment.tsMs;
}
