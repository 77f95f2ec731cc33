const DAY_MS = 86_400_000;

let cachedDay = Number.NaN;
let cachedDate = '';

/**
 * ISO 8601 with milliseconds in UTC, `2024-01-01T00:58:00.000Z`; fractions of a millisecond are rounded to the nearest.
 * Equal to `new Date(Math.round(tsMs)).toISOString()` and several times faster on sorted times, because the date of the
 * last day seen is kept; the cache never changes a result.
 */
export function formatIso(tsMs: number): string {
  const wholeMs = Math.round(tsMs);
  const day = Math.floor(wholeMs / DAY_MS);
  if (day !== cachedDay) {
    cachedDate = new Date(day * DAY_MS).toISOString().slice(0, -14);
    cachedDay = day;
  }
  const inDayMs = wholeMs - day * DAY_MS;
  const seconds = Math.floor(inDayMs / 1_000);
  const hours = pad2(Math.floor(seconds / 3_600));
  const minutes = pad2(Math.floor(seconds / 60) % 60);
  return `${cachedDate}T${hours}:${minutes}:${pad2(seconds % 60)}.${pad3(inDayMs % 1_000)}Z`;
}

function pad2(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function pad3(value: number): string {
  return value < 10 ? `00${value}` : value < 100 ? `0${value}` : String(value);
}
