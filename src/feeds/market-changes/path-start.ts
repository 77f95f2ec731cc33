import { barCloseTsMs } from '../../core/bar-columns.js';
import type { ChangingMarket } from './changing-market.js';
import { firstRowFrom } from './row-at.js';

/** Short bars before long ones: a symbol's long bars begin where its short ones have come to. Otherwise in given order. */
export function shortestFirst(markets: readonly ChangingMarket[]): ChangingMarket[] {
  return [...markets].sort((a, b) => a.intervalMs - b.intervalMs);
}

/**
 * The price that a new path of this data set begins from: the close of the bar before it. Where that bar was still open
 * at the moment, the path of the symbol's shorter bars has left the recorded one by the time it closes: `rewritten`, the
 * data sets with their new path already, tell by how much.
 */
export function pathStart(market: ChangingMarket, rewritten: readonly ChangingMarket[], fromMs: number): number {
  const { whole, tail, firstRow, intervalMs, symbol } = market;
  if (firstRow === 0) return tail.open[0];
  const recorded = whole.close[firstRow - 1];
  if (barCloseTsMs(whole, intervalMs, firstRow - 1) <= fromMs) return recorded;
  const shorter = rewritten.find((other) => other.symbol === symbol && other.intervalMs < intervalMs);
  if (shorter === undefined) return recorded;
  const row = firstRowFrom(shorter.tail, tail.tsMs[0]) - 1;
  if (row < 0) return recorded;
  return recorded * (shorter.tail.close[row] / shorter.whole.close[shorter.firstRow + row]);
}
