import { type Instrument, priceToFloat } from '../../core/instrument.js';
import { activeType, type VenueOrder } from './venue-order.js';

/** The first thing that happens to an order on its way along a segment of the path. */
export interface Touch {
  readonly order: VenueOrder;
  readonly kind: 'fill' | 'trigger';
  /** The market's price at that moment. */
  readonly price: number;
}

/**
 * The earliest touch between `from` (exclusive of what has happened there) and `to`, over all orders; at one price the
 * older order comes first. Limits fill when the price goes through them (or only touches, if `touchFills`), stops
 * trigger on a touch.
 */
export function nextTouch(
  orders: readonly VenueOrder[],
  instrument: Instrument,
  from: number,
  to: number,
  touchFills: boolean,
): Touch | null {
  let best: Touch | null = null;
  for (const order of orders) {
    const touch = touchOf(order, instrument, from, to, touchFills);
    if (touch === null) continue;
    if (best === null || Math.abs(touch.price - from) < Math.abs(best.price - from)) best = touch;
  }
  return best;
}

function touchOf(
  order: VenueOrder,
  instrument: Instrument,
  from: number,
  to: number,
  touchFills: boolean,
): Touch | null {
  if (order.ended) return null;
  const type = activeType(order);
  const buys = order.terms.side === 'buy';
  if (type === 'market') return { order, kind: 'fill', price: from };
  if (type === 'waiting-stop') {
    const stop = priceToFloat(instrument, order.terms.stopPrice);
    if (buys ? from >= stop : from <= stop) return { order, kind: 'trigger', price: from };
    return (buys ? to >= stop : to <= stop) ? { order, kind: 'trigger', price: stop } : null;
  }
  const limit = priceToFloat(instrument, order.terms.limitPrice);
  // Already beyond the limit: the market gapped, or the stop that woke the order lay beyond it.
  if (buys ? from < limit : from > limit) return { order, kind: 'fill', price: from };
  if (from === limit && touchFills) return { order, kind: 'fill', price: limit };
  const reached = buys ? to < limit || (touchFills && to === limit) : to > limit || (touchFills && to === limit);
  return reached ? { order, kind: 'fill', price: limit } : null;
}
