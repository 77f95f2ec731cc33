import type { Bar } from '../../../../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../../../../src/core/bar-columns.js';

export const MINUTE_MS = 60_000;

/** Midnight: a multiple of every length that the tests make candles of. */
const START_MS = Date.UTC(2024, 0, 1);

export type Prices = readonly [open: number, high: number, low: number, close: number];

/** One-minute bars without holes from prices; `skipRows` of them before the first. */
export function barsOf(prices: readonly Prices[], skipRows = 0): Bar[] {
  return prices.map(([open, high, low, close], row) => ({
    symbol: 'BTCUSDT',
    intervalMs: MINUTE_MS,
    tsMs: START_MS + (skipRows + row + 1) * MINUTE_MS,
    open,
    high,
    low,
    close,
    volume: 1,
  }));
}

/** The rows of a file. */
export function barsOfColumns(columns: BarColumns, intervalMs = MINUTE_MS): Bar[] {
  return Array.from({ length: columns.length }, (_, row) => ({
    symbol: 'BTCUSDT',
    intervalMs,
    tsMs: columns.tsMs[row] + intervalMs,
    open: columns.open[row],
    high: columns.high[row],
    low: columns.low[row],
    close: columns.close[row],
    volume: columns.volume[row],
  }));
}
