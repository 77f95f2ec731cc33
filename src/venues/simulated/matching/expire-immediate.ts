import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import { isWaiting, type VenueOrder } from '../orders/venue-order.js';

/** Ends immediate-or-cancel and fill-or-kill orders that have had their look at the market. */
export function expireImmediate(orders: OrderLifeCycle, order: VenueOrder): void {
  const { conditions } = order.terms;
  if (conditions === null || order.ended || isWaiting(order)) return;
  if (conditions.timeInForce === 'IOC') orders.end(order, 'expired', 'IMMEDIATE_OR_CANCEL');
  else if (conditions.timeInForce === 'FOK') orders.end(order, 'expired', 'FILL_OR_KILL');
}
