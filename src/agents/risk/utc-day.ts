/** A UTC day has no leap second in epoch time: days begin at multiples of this. */
export const DAY_MS = 86_400_000;

/** Days since the epoch: 00:00:00.000 UTC belongs to the day that it begins. */
export function dayOf(tsMs: number): number {
  return Math.floor(tsMs / DAY_MS);
}

/** 00:00 UTC of the day after. */
export function nextDayMs(tsMs: number): number {
  return (dayOf(tsMs) + 1) * DAY_MS;
}
