const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Epoch milliseconds of an ISO 8601 date or time; NaN if `text` is none. Without a zone it is UTC, never the machine's
 * zone, so that a file means the same everywhere. Digits beyond the millisecond are kept as a fraction.
 */
export function parseIsoTime(text: string): number {
  const match = ISO.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const wholeMs = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  // Date.UTC carries 31 February over into March and 24:61 into the next day; a file that says so is wrong.
  const written = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
  if (!new Date(wholeMs).toISOString().startsWith(written)) return Number.NaN;
  return wholeMs - zoneOffsetMs(zone) + Number(fraction.padEnd(9, '0')) / 1e6;
}

function zoneOffsetMs(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
