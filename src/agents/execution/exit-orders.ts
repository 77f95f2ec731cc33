import type { PriceUnits } from '../../core/units.js';
import {
  changeTerms,
  type ExitTerms,
  type OrderConditions,
  type OrderTerms,
  type OrderType,
  PLAIN_CONDITIONS,
} from '../../events/order-terms.js';

const NO_PRICE = 0 as PriceUnits;

/**
 * The orders that leave again what an entry opens: a stop, a trailing stop and a take-profit limit, in this order, each
 * if it is set. They may only reduce, and ask for the whole entry: the venue fits them to what it has filled.
 */
export function exitOrders(entry: OrderTerms, { stopPrice, trailBps, takeProfitPrice }: ExitTerms): OrderTerms[] {
  const side = entry.side === 'buy' ? 'sell' : 'buy';
  const exit = (type: OrderType, limit: PriceUnits, stop: PriceUnits, conditions: OrderConditions): OrderTerms =>
    changeTerms(entry, { side, type, limitPrice: limit, stopPrice: stop, conditions, exits: null });
  const orders: OrderTerms[] = [];
  if (stopPrice > 0) orders.push(exit('stop', NO_PRICE, stopPrice, reducing(0)));
  if (trailBps > 0) orders.push(exit('trailing-stop', NO_PRICE, NO_PRICE, reducing(trailBps)));
  if (takeProfitPrice > 0) orders.push(exit('limit', takeProfitPrice, NO_PRICE, reducing(0)));
  return orders;
}

function reducing(trailBps: number): OrderConditions {
  return { ...PLAIN_CONDITIONS, reduceOnly: true, trailBps };
}
