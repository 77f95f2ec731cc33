/** Epoch milliseconds as ISO 8601 UTC with milliseconds. Fractions of a millisecond are rounded. */
export function isoTime(tsMs: number): string {
  return new Date(Math.round(tsMs)).toISOString();
}
