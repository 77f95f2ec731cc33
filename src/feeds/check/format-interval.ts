const UNITS: readonly (readonly [suffix: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** An interval as scenarios write it: 60000 is "1m", 14400000 is "4h". */
export function formatIntervalMs(intervalMs: number): string {
  for (const [suffix, unitMs] of UNITS) {
    if (intervalMs >= unitMs && intervalMs % unitMs === 0) return `${intervalMs / unitMs}${suffix}`;
  }
  return `${intervalMs}ms`;
}
