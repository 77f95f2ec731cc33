import { assert } from '../../core/assert.js';
import { type BarColumns, barCloseTsMs } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import type { ChangingMarket } from './changing-market.js';
import { firstRowFrom } from './row-at.js';

/**
 * Time in steps that all markets share: the rows of the data set with the longest bars. In whole steps of it, short bars
 * are drawn together with the long ones that they make up. Beyond its last row it goes on in steps of its interval.
 */
export interface BlockClock {
  /** The mean length of a step. */
  readonly stepMs: number;
  /** The steps that every market has bars for: [poolFrom, poolTo). */
  readonly poolFrom: number;
  readonly poolTo: number;
  stepAt(tsMs: number): number;
  startOf(step: number): number;
}

/** @throws DataError MARKETS_APART where there is no step that every market has bars for. */
export function blockClock(markets: readonly ChangingMarket[]): BlockClock {
  const longest = markets.reduce((best, market) => (market.intervalMs > best.intervalMs ? market : best));
  const { whole: bars, intervalMs } = longest;
  const last = bars.length - 1;
  assert(last >= 0, `${longest.symbol} has no bars to draw from`);
  const stepMs = intervalMs > 0 ? intervalMs : Math.max(1, (bars.tsMs[last] - bars.tsMs[0]) / Math.max(1, last));
  const { poolFrom, poolTo } = sharedRows(markets, bars, intervalMs);
  const stepAt = (tsMs: number): number => {
    if (tsMs >= bars.tsMs[last]) return last + Math.floor((tsMs - bars.tsMs[last]) / stepMs);
    const row = firstRowFrom(bars, tsMs);
    if (bars.tsMs[row] === tsMs) return row;
    return row === 0 ? Math.floor((tsMs - bars.tsMs[0]) / stepMs) : row - 1;
  };
  const startOf = (step: number): number => {
    if (step < 0) return bars.tsMs[0] + step * stepMs;
    return step > last ? bars.tsMs[last] + (step - last) * stepMs : bars.tsMs[step];
  };
  return { stepMs, poolFrom, poolTo, stepAt, startOf };
}

function sharedRows(markets: readonly ChangingMarket[], bars: BarColumns, intervalMs: number) {
  let poolFrom = 0;
  let poolTo = bars.length;
  for (const { symbol, whole, intervalMs: ownMs } of markets) {
    assert(whole.length > 0, `${symbol} has no bars to draw from`);
    const endMs = barCloseTsMs(whole, ownMs, whole.length - 1);
    poolFrom = Math.max(poolFrom, firstRowFrom(bars, whole.tsMs[0]));
    while (poolTo > poolFrom && barCloseTsMs(bars, intervalMs, poolTo - 1) > endMs) poolTo--;
  }
  if (poolFrom < poolTo) return { poolFrom, poolTo };
  throw new DataError({
    code: 'MARKETS_APART',
    message: `There is no time that ${markets.map(({ symbol }) => symbol).join(', ')} all have bars of.`,
    remedy: 'A bootstrapped path draws the same times for every market: give data that overlaps.',
    values: { symbols: markets.map(({ symbol }) => symbol) },
  });
}
