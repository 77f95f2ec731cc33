import type { Bar } from '../../../../src/agents/strategies/strategy.js';
import { createRandom, nextNormal } from '../../../../src/core/random.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';

/** Closed bars as strategies see them; `tsMs` of row r is r + 1 minutes after START_MS. */
export function strategyBars(closes: readonly number[], symbol = 'BTCUSDT'): Bar[] {
  return closes.map((close, row) => ({
    symbol,
    intervalMs: MINUTE_MS,
    tsMs: START_MS + (row + 1) * MINUTE_MS,
    open: close,
    high: close + 1,
    low: close - 1,
    close,
    volume: 1,
  }));
}

export function rowOf(tsMs: number): number {
  return (tsMs - START_MS) / MINUTE_MS - 1;
}

/** A random walk over whole prices around 10,000. */
export function wanderingCloses(count: number, seed: string, step = 8): number[] {
  const random = createRandom(seed);
  const closes: number[] = [];
  let price = 10_000;
  for (let row = 0; row < count; row++) {
    price += Math.round(nextNormal(random) * step);
    closes.push(price);
  }
  return closes;
}
