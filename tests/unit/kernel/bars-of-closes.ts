import { allocateBarColumns, type BarColumns } from '../../../src/core/bar-columns.js';

export const MINUTE_MS = 60_000;
/** A round time, so that expected times can be read: 2024-01-01T00:00Z. */
export const START_MS = Date.UTC(2024, 0, 1);

export interface ClosesOptions {
  readonly startMs?: number;
  readonly intervalMs?: number;
  /** The first open; default: the first close. */
  readonly firstOpen?: number;
}

/** Gapless bars: each opens where the one before it closed, and nothing happens outside its open and close. */
export function barsOfCloses(closes: readonly number[], options: ClosesOptions = {}): BarColumns {
  const { startMs = START_MS, intervalMs = MINUTE_MS, firstOpen = closes[0] } = options;
  return barsOfOpensAndCloses(
    closes.map((close, row) => [row === 0 ? firstOpen : closes[row - 1], close]),
    { startMs, intervalMs },
  );
}

/** Bars that may gap: each is its open and its close. */
export function barsOfOpensAndCloses(
  prices: readonly (readonly [open: number, close: number])[],
  { startMs = START_MS, intervalMs = MINUTE_MS }: ClosesOptions = {},
): BarColumns {
  const bars = allocateBarColumns(prices.length);
  for (const [row, [open, close]] of prices.entries()) {
    bars.tsMs[row] = startMs + row * intervalMs;
    bars.open[row] = open;
    bars.high[row] = Math.max(open, close);
    bars.low[row] = Math.min(open, close);
    bars.close[row] = close;
    bars.volume[row] = 1;
  }
  return bars;
}

/** Bars at any open times; every price is the number of the bar, from 1. */
export function barsAt(openTimesMs: readonly number[]): BarColumns {
  const bars = barsOfOpensAndCloses(openTimesMs.map((_, row) => [row + 1, row + 1]));
  bars.tsMs.set(openTimesMs);
  return bars;
}
