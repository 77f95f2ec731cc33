import { type Instrument, priceToFloat } from '../../../core/instrument.js';
import { BUY_SIDE, SELL_SIDE } from '../../../core/tick-columns.js';
import type { TradeTick } from '../../../events/market-events.js';
import { bestPrice, quantityAt } from '../../../kernel/book/book-side.js';
import type { Market } from '../../../kernel/market.js';
import { isBookKnown } from '../orders/opposite-price.js';
import type { VenueOrder } from '../orders/venue-order.js';

/*
 * A limit order waits behind whatever rests at its price. Only trades move it forward: who cancels may stand behind it
 * as well as ahead, so cancellations never help. That makes the model a pessimist, which a backtest should be.
 */

/**
 * The quantity that rests at the price of a limit order, base currency: all of it is ahead of an order that arrives now.
 * NaN where the data does not show so deep.
 */
export function displayedAt(market: Market, instrument: Instrument, order: VenueOrder): number {
  const { index } = instrument;
  const buys = order.terms.side === 'buy';
  const limit = priceToFloat(instrument, order.limitPrice);
  const book = market.books[index];
  if (book !== null && isBookKnown(market, index)) {
    const levels = buys ? book.bids : book.asks;
    const best = bestPrice(levels);
    // Nobody rests on this side: nobody is ahead.
    if (Number.isNaN(best) || isBetter(buys, limit, best)) return 0;
    // A snapshot reaches only so deep: behind its last level nothing is known.
    return isBetter(buys, levels.price[0], limit) ? Number.NaN : quantityAt(levels, limit);
  }
  const best = (buys ? market.bidPrice : market.askPrice)[index];
  if (limit === best) return (buys ? market.bidQuantity : market.askQuantity)[index];
  return isBetter(buys, limit, best) ? 0 : Number.NaN;
}

/**
 * Moves a resting order forward in its queue and returns how much of the trade comes to it, base currency.
 *
 * - A trade through the price: whatever was ahead is gone, and all of the trade could have been ours.
 * - A trade at the price by a taker of the other side: first those ahead, then ours.
 * - Anything else: nothing.
 */
export function advanceQueue(
  order: VenueOrder,
  instrument: Instrument,
  trade: TradeTick,
  frontOfQueue: boolean,
): number {
  const buys = order.terms.side === 'buy';
  const limit = priceToFloat(instrument, order.limitPrice);
  const { price, quantity } = trade;
  if (isBetter(buys, limit, price)) {
    order.queueAhead = 0;
    return quantity;
  }
  if (price !== limit) return 0;
  if (frontOfQueue) return quantity;
  if (trade.takerSide !== (buys ? SELL_SIDE : BUY_SIDE) || Number.isNaN(order.queueAhead)) return 0;
  const over = quantity - order.queueAhead;
  order.queueAhead = Math.max(0, -over);
  return Math.max(0, over);
}

/** Whether price `a` comes before price `b` in the book; false for NaN. */
function isBetter(buys: boolean, a: number, b: number): boolean {
  return buys ? a > b : a < b;
}
