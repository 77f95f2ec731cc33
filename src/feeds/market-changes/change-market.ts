import { assert } from '../../core/assert.js';
import type { BarColumns } from '../../core/bar-columns.js';
import { bootstrapPath } from './bootstrap-path.js';
import { type ChangingMarket, sliceTail, startChanging } from './changing-market.js';
import { gapFactor } from './gap.js';
import { graftPath } from './graft.js';
import { lastKnownPrice } from './last-known-price.js';
import type { MarketBars, MarketGraft, MarketTail } from './market-bars.js';
import type { MarketChange } from './market-change.js';
import { firstRowFrom } from './row-at.js';
import { scalePath } from './scale-path.js';
import { settlePrices } from './settle-prices.js';
import { shockFactor } from './shock.js';
import { trendFactor } from './trend.js';
import { multiplyVolatility } from './volatility.js';

/**
 * The bars of each data set that open at `fromMs` or later, with the changes made in their order. What opened before has
 * been seen and stays, a bar that was still open then too. Prices go on from the recorded ones by the recorded returns,
 * changed; times and the number of bars stay.
 *
 * A bootstrap or a graft puts another path in place: price changes named before it are gone where it lies, those named
 * after it change the new path. `grafts` are the bars for each graft, and each data set that it changes.
 *
 * @throws InputError MARKET_CHANGE_BEYOND and DataError MARKETS_APART.
 */
export function changeMarket(
  market: readonly MarketBars[],
  changes: readonly MarketChange[],
  fromMs: number,
  grafts: readonly MarketGraft[] = [],
): MarketTail[] {
  const changing = market.map((bars) => {
    const isChanged = changes.some(({ symbol }) => symbol === null || symbol === bars.symbol);
    return isChanged ? startChanging(bars, firstRowFrom(bars.bars, fromMs)) : null;
  });
  for (const [changeIndex, change] of changes.entries()) {
    const affected = changing.filter((one) => one !== null && (change.symbol ?? one.symbol) === one.symbol);
    assert(affected.length > 0, `no data of ${change.symbol ?? 'any market'} to change`);
    const sourceOf = (one: ChangingMarket) => graftBars(grafts, changeIndex, changing.indexOf(one));
    applyChange(affected as ChangingMarket[], change, fromMs, sourceOf);
  }
  return market.map(({ bars, tickSize }, index) => {
    const one = changing[index];
    if (one === null) {
      const firstRow = firstRowFrom(bars, fromMs);
      return { firstRow, bars: sliceTail(bars, firstRow), isChanged: false, notes: [] };
    }
    settlePrices(one, tickSize);
    return { firstRow: one.firstRow, bars: one.tail, isChanged: true, notes: one.notes };
  });
}

function applyChange(
  markets: readonly ChangingMarket[],
  change: MarketChange,
  fromMs: number,
  sourceOf: (market: ChangingMarket) => BarColumns,
): void {
  switch (change.kind) {
    case 'shock':
      scaleAll(markets, shockFactor(change, fromMs));
      break;
    case 'gap':
      scaleAll(markets, gapFactor(change));
      break;
    case 'trend':
      scaleAll(markets, trendFactor(change, fromMs));
      break;
    case 'volatility': {
      // Before the first is changed: where nothing is known of the past, the price is one of the tails'.
      const prices = markets.map(({ symbol }) => lastKnownPrice(markets, symbol, fromMs));
      for (const [index, one] of markets.entries()) multiplyVolatility(one, change, prices[index]);
      break;
    }
    case 'bootstrap':
      bootstrapPath(markets, change, fromMs);
      break;
    case 'graft':
      graftPath(markets, change, fromMs, sourceOf);
      break;
  }
}

function scaleAll(markets: readonly ChangingMarket[], factorAt: (tsMs: number) => number): void {
  for (const one of markets) scalePath(one, factorAt);
}

function graftBars(grafts: readonly MarketGraft[], changeIndex: number, marketIndex: number): BarColumns {
  const graft = grafts.find((one) => one.changeIndex === changeIndex && one.marketIndex === marketIndex);
  assert(graft !== undefined, `no bars for graft ${changeIndex} of market ${marketIndex}`);
  return graft.bars;
}
