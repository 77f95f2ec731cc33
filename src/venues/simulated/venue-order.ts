import { type Money, type QuantityUnits, ZERO_MONEY, ZERO_QUANTITY } from '../../core/units.js';
import type { OrderTerms } from '../../events/order-terms.js';

/** An order on the simulated venue's book. Plain data. */
export interface VenueOrder {
  readonly orderId: number;
  readonly terms: OrderTerms;
  /** When it reached the venue: only bars that open then or later can fill it. */
  readonly arrivedTsMs: number;
  filled: QuantityUnits;
  /** A stop that has been touched: it now trades as a market or limit order. */
  triggered: boolean;
  /** Has rested on the book: what fills it later takes its liquidity. */
  resting: boolean;
  /** Quote currency (buys) set aside for it; sells set aside their open quantity. */
  locked: Money;
  ended: boolean;
}

export function createVenueOrder(orderId: number, terms: OrderTerms, arrivedTsMs: number): VenueOrder {
  return {
    orderId,
    terms,
    arrivedTsMs,
    filled: ZERO_QUANTITY,
    triggered: false,
    resting: false,
    locked: ZERO_MONEY,
    ended: false,
  };
}

export function leavesOf(order: VenueOrder): QuantityUnits {
  return (order.terms.quantity - order.filled) as QuantityUnits;
}

/** How the order trades now: a triggered stop is a market order, a triggered stop-limit a limit order. */
export function activeType(order: VenueOrder): 'market' | 'limit' | 'waiting-stop' {
  const { type } = order.terms;
  if (type === 'market' || type === 'limit') return type;
  if (!order.triggered) return 'waiting-stop';
  return type === 'stop' ? 'market' : 'limit';
}
