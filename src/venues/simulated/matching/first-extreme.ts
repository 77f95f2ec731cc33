import { activeType, type VenueOrder } from '../orders/venue-order.js';
import { type BarPrices, type FirstExtreme, type IntrabarModel, nearerExtreme } from './bar-path.js';

/**
 * Which extreme of the bar one account's orders meet first. `pessimistic` visits the side of its stops before that of
 * its limits, `optimistic` the other way round; where the orders leave both sides equal, the path is adaptive.
 */
export function firstExtreme(model: IntrabarModel, bar: BarPrices, orders: readonly VenueOrder[]): FirstExtreme {
  if (model === 'adaptive') return nearerExtreme(bar);
  let stopsAbove = 0;
  for (const order of orders) {
    // Exits that sleep say nothing: whether their entry fills comes first.
    if (order.asleep || activeType(order) === 'market') continue;
    // Stops lie in the direction of the order's side, limits and take-profits against it: a buy stop above, a buy limit
    // below. Either way the bad side of a buyer is above.
    stopsAbove += order.terms.side === 'buy' ? 1 : -1;
  }
  if (stopsAbove === 0) return nearerExtreme(bar);
  const stopsFirst: FirstExtreme = stopsAbove > 0 ? 'high' : 'low';
  if (model === 'pessimistic') return stopsFirst;
  return stopsFirst === 'high' ? 'low' : 'high';
}
