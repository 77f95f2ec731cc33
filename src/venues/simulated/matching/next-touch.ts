import { type Instrument, priceToFloat } from '../../../core/instrument.js';
import { trailLevel } from '../orders/trail.js';
import { activeType, type VenueOrder } from '../orders/venue-order.js';
import type { BarPrices } from './bar-path.js';

/** The first thing that happens to an order on its way along a segment of the path. */
export interface Touch {
  readonly order: VenueOrder;
  readonly kind: 'fill' | 'trigger';
  /** The market's price at that moment. */
  readonly price: number;
}

/**
 * The earliest touch between `from` (exclusive of what has happened there) and `to`, over all orders; at one price the
 * older order comes first. Limits fill when the price goes through them (or only touches, if `touchFills`), stops and
 * take-profits trigger on a touch. Without `fillable` only triggers count: the bar's volume is used up.
 */
export function nextTouch(
  orders: readonly VenueOrder[],
  instrument: Instrument,
  from: number,
  to: number,
  touchFills: boolean,
  fillable = true,
): Touch | null {
  let best: Touch | null = null;
  for (const order of orders) {
    const touch = touchOf(order, instrument, from, to, touchFills);
    if (touch === null || (touch.kind === 'fill' && !fillable)) continue;
    if (best === null || Math.abs(touch.price - from) < Math.abs(best.price - from)) best = touch;
  }
  return best;
}

/** The same for one order. */
export function touchOf(
  order: VenueOrder,
  instrument: Instrument,
  from: number,
  to: number,
  touchFills: boolean,
): Touch | null {
  if (order.ended || order.asleep) return null;
  const buys = order.terms.side === 'buy';
  switch (activeType(order)) {
    case 'market':
      return { order, kind: 'fill', price: from };
    case 'limit':
      return limitTouch(order, priceToFloat(instrument, order.limitPrice), from, to, touchFills);
    case 'waiting-stop':
      return triggerTouch(order, priceToFloat(instrument, order.stopPrice), buys, from, to);
    case 'waiting-take-profit':
      return triggerTouch(order, priceToFloat(instrument, order.stopPrice), !buys, from, to);
    case 'waiting-trail':
      return triggerTouch(order, trailLevel(order, instrument), buys, from, to);
  }
}

/**
 * Whether a bar touches the order anywhere, whatever its path: what {@link touchOf} says of its low or its high. It is
 * asked for every order at every bar, so it makes no object and takes the bar, since V8 puts each float that is passed
 * to a function into an object of its own.
 */
export function isReached(
  order: VenueOrder,
  instrument: Instrument,
  { low, high }: Pick<BarPrices, 'low' | 'high'>,
  touchFills: boolean,
): boolean {
  if (order.ended || order.asleep) return false;
  const buys = order.terms.side === 'buy';
  switch (activeType(order)) {
    case 'market':
      return true;
    case 'limit': {
      const limit = priceToFloat(instrument, order.limitPrice);
      return buys ? low < limit || (touchFills && low === limit) : high > limit || (touchFills && high === limit);
    }
    case 'waiting-stop': {
      const level = priceToFloat(instrument, order.stopPrice);
      return buys ? high >= level : low <= level;
    }
    case 'waiting-take-profit': {
      const level = priceToFloat(instrument, order.stopPrice);
      return buys ? low <= level : high >= level;
    }
    case 'waiting-trail': {
      const level = trailLevel(order, instrument);
      return buys ? high >= level : low <= level;
    }
  }
}

function limitTouch(order: VenueOrder, limit: number, from: number, to: number, touchFills: boolean): Touch | null {
  const buys = order.terms.side === 'buy';
  // Already beyond the limit: the market gapped, or the stop that woke the order lay beyond it.
  if (buys ? from < limit : from > limit) return { order, kind: 'fill', price: from };
  if (from === limit && touchFills) return { order, kind: 'fill', price: limit };
  const reached = buys ? to < limit || (touchFills && to === limit) : to > limit || (touchFills && to === limit);
  return reached ? { order, kind: 'fill', price: limit } : null;
}

/** `above`: the level is reached from below. A level of NaN is never reached. */
function triggerTouch(order: VenueOrder, level: number, above: boolean, from: number, to: number): Touch | null {
  if (above ? from >= level : from <= level) return { order, kind: 'trigger', price: from };
  return (above ? to >= level : to <= level) ? { order, kind: 'trigger', price: level } : null;
}
