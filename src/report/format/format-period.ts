import type { RunPeriod } from '../data/run-period.js';
import { formatDuration } from './format-duration.js';
import { formatFixed } from './format-fixed.js';
import { formatUtcDate, formatUtcLastDate, formatUtcMinute } from './format-utc.js';

const DAY_MS = 86_400_000;

/** `366 days`, `1 day`, or hours and minutes for less than one. */
export function formatDays({ fromMs, toMs, days }: RunPeriod): string {
  if (days < 1) return formatDuration(toMs - fromMs);
  const rounded = Math.abs(days - Math.round(days)) < 0.01 ? Math.round(days) : Number(days.toFixed(1));
  return `${formatFixed(rounded, Number.isInteger(rounded) ? 0 : 1)} ${rounded === 1 ? 'day' : 'days'}`;
}

/** `2024-01-01 to 2024-12-31`: whole days by their dates, both included; anything else to the minute. */
export function formatPeriod({ fromMs, toMs }: RunPeriod): string {
  if (fromMs === toMs) return `${formatUtcMinute(fromMs)} UTC`;
  if (fromMs % DAY_MS !== 0 || toMs % DAY_MS !== 0) return `${formatUtcMinute(fromMs)} to ${formatUtcMinute(toMs)} UTC`;
  const from = formatUtcDate(fromMs);
  const last = formatUtcLastDate(toMs);
  return from === last ? from : `${from} to ${last}`;
}
