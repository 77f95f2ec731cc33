import type { Side } from '../../../events/order-terms.js';
import { bestPrice } from '../../../kernel/book/book-side.js';
import type { Market } from '../../../kernel/market.js';

/**
 * The best price that an order of this side would take, float: of the order book, or else of the last quote. NaN where
 * nobody offers, or the data has neither.
 */
export function oppositePrice(market: Market, instrumentIndex: number, side: Side): number {
  const book = market.books[instrumentIndex];
  if (book !== null && book.status !== 'waiting') return bestPrice(side === 'buy' ? book.asks : book.bids);
  return (side === 'buy' ? market.askPrice : market.bidPrice)[instrumentIndex];
}

/** Whether the data says, at this moment, what rests in the market: by a book in sync, or by quotes. */
export function isDisplayed(market: Market, instrumentIndex: number): boolean {
  if (isBookKnown(market, instrumentIndex)) return true;
  return !(Number.isNaN(market.bidPrice[instrumentIndex]) && Number.isNaN(market.askPrice[instrumentIndex]));
}

/** Whether there is an order book, and it is in sync. */
export function isBookKnown({ books }: Market, instrumentIndex: number): boolean {
  const book = books[instrumentIndex];
  return book !== null && book.status !== 'waiting';
}
