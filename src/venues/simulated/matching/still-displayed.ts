import type { Market } from '../../../kernel/market.js';
import { isBookKnown } from '../orders/opposite-price.js';

/*
 * An order that takes waits for the market to display something again. Where quotes and depth end long before the trades
 * do, it would wait for ever: from the last message of the book on quotes have to do, and from the last quote on trades.
 */

/** Whether the order book is in sync and has messages to come. */
export function isBookLive(market: Market, instrumentIndex: number): boolean {
  return market.depthEnded[instrumentIndex] === 0 && isBookKnown(market, instrumentIndex);
}

/** Whether a message of the book or a quote is to come that orders can take from. */
export function isStillDisplayed(market: Market, instrumentIndex: number): boolean {
  if (isBookLive(market, instrumentIndex)) return true;
  if (market.quotesEnded[instrumentIndex] === 1) return false;
  return !(Number.isNaN(market.bidPrice[instrumentIndex]) && Number.isNaN(market.askPrice[instrumentIndex]));
}
