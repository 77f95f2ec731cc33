import type { Instrument } from '../../../core/instrument.js';
import type { Amendment } from './amendment.js';
import { filterOrder, hasLimit, hasStop } from './order-filters.js';
import type { RejectReason } from './reject-reason.js';
import { roleOf, type VenueOrder } from './venue-order.js';

/** Whether a working order may become what is wanted: as if it were sent anew, and no smaller than what has filled. */
export function filterAmendment(
  order: VenueOrder,
  wanted: Amendment,
  instrument: Instrument,
  lastPrice: number,
  opposite = Number.NaN,
): RejectReason | null {
  const { quantity, limitPrice, stopPrice } = wanted;
  if (order.asleep) return 'UNKNOWN_ORDER';
  if (quantity === order.quantity && limitPrice === order.limitPrice && stopPrice === order.stopPrice) {
    return 'ORDER_UNCHANGED';
  }
  // A price that the order does not have cannot be changed.
  if (!hasLimit(order.terms) && limitPrice !== order.limitPrice) return 'PRICE_FILTER';
  if (!hasStop(order.terms) && order.terms.type !== 'trailing-stop' && stopPrice !== order.stopPrice) {
    return 'PRICE_FILTER';
  }
  if (quantity <= order.filled) return 'LOT_SIZE';
  // An exit never covers more than what its entry brought in.
  if (roleOf(order) === 'exit' && quantity > order.quantity) return 'LOT_SIZE';
  // What has been triggered already cannot be woken again.
  if (order.triggered && stopPrice !== order.stopPrice) return 'STOP_WOULD_TRIGGER';
  const terms = { ...order.terms, ...wanted, ...(order.triggered ? { type: activeLimitType(order) } : {}) };
  return filterOrder(terms, instrument, lastPrice, Number.NEGATIVE_INFINITY, opposite);
}

function activeLimitType(order: VenueOrder): 'limit' | 'market' {
  return order.limitPrice === 0 ? 'market' : 'limit';
}
