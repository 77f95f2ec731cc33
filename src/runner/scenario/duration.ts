const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A whole number and a unit: `500ms`, `30s`, `15m`, `6h`, `1d`, `2w`. */
export const DURATION_PATTERN = /^([1-9]\d*)(ms|s|m|h|d|w)$/;

/** Milliseconds of a duration that matches {@link DURATION_PATTERN}; null if it does not. */
export function parseDurationMs(text: string): number | null {
  const match = DURATION_PATTERN.exec(text);
  if (match === null) return null;
  return Number(match[1]) * UNITS_MS[match[2] as keyof typeof UNITS_MS];
}
