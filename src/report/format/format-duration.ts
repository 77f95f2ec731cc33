const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A span of time in its two largest units: `3 d 4 h`, `1 h 13 min`, `45 s`. The page's script has the same rule. */
export function formatDuration(durationMs: number): string {
  if (durationMs >= DAY_MS) return two(durationMs, DAY_MS, 'd', HOUR_MS, 'h');
  if (durationMs >= HOUR_MS) return two(durationMs, HOUR_MS, 'h', MINUTE_MS, 'min');
  if (durationMs >= MINUTE_MS) return two(durationMs, MINUTE_MS, 'min', SECOND_MS, 's');
  if (durationMs >= SECOND_MS || durationMs === 0) return `${Math.floor(durationMs / SECOND_MS)}\u00a0s`;
  return `${Math.round(durationMs)}\u00a0ms`;
}

function two(durationMs: number, bigMs: number, big: string, smallMs: number, small: string): string {
  const rest = Math.floor((durationMs % bigMs) / smallMs);
  return `${Math.floor(durationMs / bigMs)}\u00a0${big}${rest === 0 ? '' : ` ${rest}\u00a0${small}`}`;
}
