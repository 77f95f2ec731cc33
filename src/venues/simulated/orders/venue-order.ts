import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY, ZERO_QUANTITY } from '../../../core/units.js';
import type { OrderLink, OrderRole, OrderTerms } from '../../../events/order-terms.js';

/** An order on the simulated venue's book. Plain data. */
export interface VenueOrder {
  readonly orderId: number;
  readonly terms: OrderTerms;
  readonly link: OrderLink | null;
  /** What the terms asked for, unless the order has been amended since. */
  quantity: QuantityUnits;
  limitPrice: PriceUnits;
  stopPrice: PriceUnits;
  /** When it reached the venue: only bars that open then or later can fill it. */
  arrivedTsMs: number;
  filled: QuantityUnits;
  /** An entry: what its exits have filled. */
  exited: QuantityUnits;
  /** An exit whose entry has not filled yet: nothing reaches it. */
  asleep: boolean;
  /** A stop or take-profit that has been touched: it now trades as a market or limit order. */
  triggered: boolean;
  /** Has rested on the book: what fills it later takes its liquidity. */
  resting: boolean;
  /**
   * On ticks, for a limit that rests: the quantity that has to trade at its price before it does, base currency. NaN
   * where nobody knows.
   */
  queueAhead: number;
  /** Trailing stop: the best price since it began to trail, float; NaN before. */
  bestPrice: number;
  /** Quote currency set aside for it: the cost of a buy on a spot market, margin on a perpetual one. */
  lockedCash: Money;
  /** Base quantity set aside for a sell on a spot market. */
  lockedQuantity: QuantityUnits;
  ended: boolean;
}

export function createVenueOrder(
  orderId: number,
  terms: OrderTerms,
  link: OrderLink | null,
  arrivedTsMs: number,
): VenueOrder {
  return {
    orderId,
    terms,
    link,
    quantity: terms.quantity,
    limitPrice: terms.limitPrice,
    stopPrice: terms.stopPrice,
    arrivedTsMs,
    filled: ZERO_QUANTITY,
    exited: ZERO_QUANTITY,
    asleep: false,
    triggered: false,
    resting: false,
    queueAhead: Number.NaN,
    bestPrice: Number.NaN,
    lockedCash: ZERO_MONEY,
    lockedQuantity: ZERO_QUANTITY,
    ended: false,
  };
}

export function leavesOf(order: VenueOrder): QuantityUnits {
  return (order.quantity - order.filled) as QuantityUnits;
}

export function roleOf(order: VenueOrder): OrderRole {
  return order.link === null ? 'direct' : order.link.role;
}

export function isReduceOnly(order: VenueOrder): boolean {
  const { conditions } = order.terms;
  return conditions?.reduceOnly === true;
}

/** How an order trades now. */
export type ActiveType = 'market' | 'limit' | 'waiting-stop' | 'waiting-take-profit' | 'waiting-trail';

/** A triggered stop is a market order, a triggered stop-limit a limit order, and so on. */
export function activeType(order: VenueOrder): ActiveType {
  switch (order.terms.type) {
    case 'market':
      return 'market';
    case 'limit':
      return 'limit';
    case 'stop':
      return order.triggered ? 'market' : 'waiting-stop';
    case 'stop-limit':
      return order.triggered ? 'limit' : 'waiting-stop';
    case 'take-profit':
      return order.triggered ? 'market' : 'waiting-take-profit';
    case 'take-profit-limit':
      return order.triggered ? 'limit' : 'waiting-take-profit';
    case 'trailing-stop':
      return order.triggered ? 'market' : 'waiting-trail';
  }
}

export function isWaiting(order: VenueOrder): boolean {
  const type = activeType(order);
  return type !== 'market' && type !== 'limit';
}
