import type { Money } from '../../../core/units.js';
import { NOTHING_SHARED, type SharedLock } from '../collateral.js';
import type { VenueContext } from '../venue-context.js';
import type { RejectReason } from './reject-reason.js';
import { leavesOf, type VenueOrder } from './venue-order.js';

/** The working orders that share the order's group, without it. */
export function othersOfGroup(book: readonly VenueOrder[], order: VenueOrder): VenueOrder[] {
  const groupId = order.link?.groupId ?? 0;
  if (groupId === 0) return [];
  return book.filter((other) => other !== order && !other.ended && other.link?.groupId === groupId);
}

/** What these orders have set aside for one side: whichever of them fills, the others will not. */
export function lockOf(orders: readonly VenueOrder[], { terms }: VenueOrder): SharedLock {
  if (orders.length === 0) return NOTHING_SHARED;
  let cash = 0n;
  let quantity = 0;
  for (const other of orders) {
    if (other.terms.side !== terms.side) continue;
    cash += other.lockedCash;
    quantity += other.lockedQuantity;
  }
  return { cash: cash as Money, quantity };
}

/**
 * Sets aside anew what the orders of a group need together, the oldest first, each what those before it have not: when one
 * of them has gone or changed. Says why if that is not covered, and then what was set aside is as it was.
 */
export function relock(venue: VenueContext, orders: readonly VenueOrder[]): RejectReason | null {
  const { collateral, instruments } = venue.options;
  const before = orders.map(({ lockedCash, lockedQuantity }) => ({ lockedCash, lockedQuantity }));
  for (const order of orders) collateral.release(order, leavesOf(order));
  let reason: RejectReason | null = null;
  for (let index = 0; index < orders.length && reason === null; index++) {
    const order = orders[index];
    const { instrumentIndex } = order.terms;
    const lastPrice = venue.kernel.market.lastPrice[instrumentIndex];
    const shared = lockOf(orders.slice(0, index), order);
    const instrument = instruments[instrumentIndex];
    reason = collateral.lock(order, leavesOf(order), instrument, lastPrice, shared, venue.books[instrumentIndex]);
  }
  if (reason === null) return null;
  for (const order of orders) collateral.release(order, leavesOf(order));
  orders.forEach((order, index) => {
    collateral.restore(order, before[index].lockedCash, before[index].lockedQuantity);
  });
  return reason;
}
