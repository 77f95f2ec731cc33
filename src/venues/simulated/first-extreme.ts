import { type BarPrices, type FirstExtreme, type IntrabarModel, nearerExtreme } from './bar-path.js';
import { activeType, type VenueOrder } from './venue-order.js';

/**
 * Which extreme of the bar one account's orders meet first. `pessimistic` visits the side of its stops before that of
 * its limits, `optimistic` the other way round; where the orders leave both sides equal, the path is adaptive.
 */
export function firstExtreme(model: IntrabarModel, bar: BarPrices, orders: readonly VenueOrder[]): FirstExtreme {
  if (model === 'adaptive') return nearerExtreme(bar);
  let stopsAbove = 0;
  for (const order of orders) {
    const buys = order.terms.side === 'buy';
    // Stops lie in the direction of the order's side, limits against it: a buy stop above, a buy limit below.
    if (activeType(order) === 'waiting-stop') stopsAbove += buys ? 1 : -1;
    else if (activeType(order) === 'limit') stopsAbove += buys ? 1 : -1;
  }
  if (stopsAbove === 0) return nearerExtreme(bar);
  const stopsFirst: FirstExtreme = stopsAbove > 0 ? 'high' : 'low';
  if (model === 'pessimistic') return stopsFirst;
  return stopsFirst === 'high' ? 'low' : 'high';
}
