import { hashBars } from '../hash-bars.js';
import type { MarketBars, MarketTail } from './market-bars.js';

/** SHA-256 (hex) of each tail that was changed, in the order of the markets: see hashBars. */
export function hashChangedMarket(market: readonly MarketBars[], tails: readonly MarketTail[]): string[] {
  return market.flatMap(({ symbol, intervalMs }, index) => {
    const { bars, isChanged } = tails[index];
    return isChanged ? [hashBars(bars, symbol, intervalMs)] : [];
  });
}
