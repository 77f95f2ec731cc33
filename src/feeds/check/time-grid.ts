const WEEK_MS = 7 * 86_400_000;
/** Weeks start on Monday; the epoch was a Thursday. */
const FIRST_MONDAY_MS = 4 * 86_400_000;

/** The time from which the bars of an interval are counted: the epoch, or its first Monday for weekly bars. */
export function gridOriginMs(intervalMs: number): number {
  return intervalMs % WEEK_MS === 0 ? FIRST_MONDAY_MS : 0;
}
