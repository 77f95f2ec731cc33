import { formatUtcMinute } from './format-utc.js';

/** ISO 8601 as in result.json, easier to read; text that is no time stays as it is. */
export function readableTime(iso: string): string {
  const tsMs = Date.parse(iso);
  return Number.isNaN(tsMs) ? iso : formatUtcMinute(tsMs);
}
