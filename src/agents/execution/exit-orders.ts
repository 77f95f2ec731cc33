import type { PriceUnits } from '../../core/units.js';
import { type ExitTerms, type OrderTerms, PLAIN_CONDITIONS } from '../../events/order-terms.js';

const NO_PRICE = 0 as PriceUnits;

/**
 * The orders that leave again what an entry opens: a stop, a trailing stop and a take-profit limit, in this order, each
 * if it is set. They may only reduce, and ask for the whole entry: the venue fits them to what it has filled.
 */
export function exitOrders(entry: OrderTerms, { stopPrice, trailBps, takeProfitPrice }: ExitTerms): OrderTerms[] {
  const exit: OrderTerms = {
    ...entry,
    side: entry.side === 'buy' ? 'sell' : 'buy',
    type: 'stop',
    limitPrice: NO_PRICE,
    stopPrice: NO_PRICE,
    conditions: { ...PLAIN_CONDITIONS, reduceOnly: true },
    exits: null,
  };
  const orders: OrderTerms[] = [];
  if (stopPrice > 0) orders.push({ ...exit, stopPrice });
  if (trailBps > 0) {
    const conditions = { ...PLAIN_CONDITIONS, reduceOnly: true, trailBps };
    orders.push({ ...exit, type: 'trailing-stop', conditions });
  }
  if (takeProfitPrice > 0) orders.push({ ...exit, type: 'limit', limitPrice: takeProfitPrice });
  return orders;
}
