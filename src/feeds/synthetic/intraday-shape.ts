const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * How lively the market is at each full hour (UTC), 1 on average: quiet nights, a first rise when Europe opens, the peak
 * when New York joins. A table and straight lines between its points: no function whose last digit may differ.
 */
const HOURLY = [
  0.95, 0.85, 0.75, 0.7, 0.65, 0.65, 0.75, 0.9, 1.0, 1.0, 0.95, 0.95, 1.05, 1.35, 1.65, 1.6, 1.4, 1.2, 1.1, 1.05, 1.0,
  0.9, 0.85, 0.85,
];

/** The liveliness at a time of day. */
export function intradayShape(timeMs: number): number {
  const hours = (timeMs % DAY_MS) / HOUR_MS;
  const hour = Math.floor(hours);
  const from = HOURLY[hour];
  return from + (HOURLY[(hour + 1) % HOURLY.length] - from) * (hours - hour);
}
