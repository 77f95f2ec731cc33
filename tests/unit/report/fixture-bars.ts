import { allocateBarColumns, type BarColumns } from '../../../src/core/bar-columns.js';
import { fixtureRandom } from './fixture-random.js';

export const FIXTURE_START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;

/** One-minute bars of a random walk with cents, from 2024-01-01. */
export function fixtureBars(length: number, seed: number, startPrice = 42_000): BarColumns {
  const random = fixtureRandom(seed);
  const bars = allocateBarColumns(length);
  const cents = (price: number) => Math.round(price * 100) / 100;
  let price = startPrice;
  for (let index = 0; index < length; index++) {
    const close = price * (1 + (random() + random() + random() - 1.4985) * 0.0012);
    bars.tsMs[index] = FIXTURE_START_MS + index * MINUTE_MS;
    bars.open[index] = cents(price);
    bars.close[index] = cents(close);
    bars.high[index] = cents(Math.max(price, close) * (1 + random() * 0.0004));
    bars.low[index] = cents(Math.min(price, close) * (1 - random() * 0.0004));
    bars.volume[index] = cents(random() * 50);
    price = close;
  }
  return bars;
}
