import { formatIso } from './format-iso.js';

/** `2024-01-01`. */
export function formatUtcDate(tsMs: number): string {
  return formatIso(tsMs).split('T')[0];
}

/** `2024-01-01 00:58`, with seconds where there are any. The page's script has the same rule. */
export function formatUtcMinute(tsMs: number): string {
  const [date, time] = formatIso(tsMs).split('T');
  return `${date} ${time.slice(6, 8) === '00' ? time.slice(0, 5) : time.slice(0, 8)}`;
}

/** The last day of a period that ends at `tsMs`: midnight belongs to the day before it. */
export function formatUtcLastDate(tsMs: number): string {
  return formatUtcDate(tsMs - 1);
}
