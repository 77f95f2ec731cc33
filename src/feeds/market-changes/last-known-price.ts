import { assert } from '../../core/assert.js';
import { barCloseTsMs } from '../../core/bar-columns.js';
import type { ChangingMarket } from './changing-market.js';

/**
 * What a symbol's price was at the moment, by all of its data sets: the latest close, or the open of a bar that is still
 * open then. The same for them all, so that they go on from one price. Where nothing was known yet, the first open.
 */
export function lastKnownPrice(markets: readonly ChangingMarket[], symbol: string, fromMs: number): number {
  let price = Number.NaN;
  let latestMs = Number.NEGATIVE_INFINITY;
  let first = Number.NaN;
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { whole, tail, firstRow, intervalMs, ...market } of markets) {
    if (market.symbol !== symbol) continue;
    for (let row = firstRow - 1; row >= Math.max(0, firstRow - 2); row--) {
      const closeMs = barCloseTsMs(whole, intervalMs, row);
      const isClosed = closeMs <= fromMs;
      const knownMs = isClosed ? closeMs : whole.tsMs[row];
      if (knownMs <= latestMs) continue;
      latestMs = knownMs;
      price = isClosed ? whole.close[row] : whole.open[row];
    }
    if (tail.length > 0 && tail.tsMs[0] < firstMs) {
      firstMs = tail.tsMs[0];
      first = tail.open[0];
    }
  }
  assert(latestMs > Number.NEGATIVE_INFINITY || firstMs < Number.POSITIVE_INFINITY, `${symbol} has no bars`);
  return Number.isNaN(price) ? first : price;
}
