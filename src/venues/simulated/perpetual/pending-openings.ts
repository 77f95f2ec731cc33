import { type Instrument, notional } from '../../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY, ZERO_QUANTITY } from '../../../core/units.js';
import { isReduceOnly, leavesOf, type VenueOrder } from '../orders/venue-order.js';
import { openedQuantity } from './order-margin.js';

/** What the open orders of one side may still do to a position. */
export interface PendingOpenings {
  /** What they have left to fill. */
  readonly quantity: QuantityUnits;
  /** Of that, what opens or adds to a position: each at its own price; exact. */
  readonly notional: Money;
}

export const NOTHING_PENDING: PendingOpenings = { quantity: ZERO_QUANTITY, notional: ZERO_MONEY };

/**
 * The other orders on the book of the same sub-account and side. An exchange counts them with the position against the
 * most that it lends a leverage on. The oldest close first what there is to close. Not counted: what may only reduce, and
 * of orders that exclude each other all but the largest, or all of them beside one of their own.
 */
export function pendingOpenings(
  book: readonly VenueOrder[],
  order: VenueOrder,
  instrument: Instrument,
  held: QuantityUnits,
  lastPrice: PriceUnits,
): PendingOpenings {
  if (book.length === 0) return NOTHING_PENDING;
  const { side } = order.terms;
  const groupId = groupOf(order);
  const counted = book.filter((other) => counts(other, order) && (groupId === 0 || groupOf(other) !== groupId));
  let quantity = 0;
  let value: bigint = ZERO_MONEY;
  for (const other of counted) {
    if (!isLargestOfGroup(counted, other, lastPrice)) continue;
    const leaves = leavesOf(other);
    const opened = openedQuantity(held, side, leaves, quantity as QuantityUnits);
    value += notional(instrument, priceOf(other, lastPrice), opened);
    quantity += leaves;
  }
  return { quantity: quantity as QuantityUnits, notional: value as Money };
}

function counts(other: VenueOrder, { orderId, terms }: VenueOrder): boolean {
  const sameSide = other.terms.strategyIndex === terms.strategyIndex && other.terms.side === terms.side;
  return sameSide && other.orderId !== orderId && !other.ended && !other.asleep && !isReduceOnly(other);
}

function groupOf({ link }: VenueOrder): number {
  return link?.groupId ?? 0;
}

/** The first of the largest ones, or an order that stands alone. */
function isLargestOfGroup(counted: readonly VenueOrder[], order: VenueOrder, lastPrice: PriceUnits): boolean {
  const groupId = groupOf(order);
  if (groupId === 0) return true;
  const sizeOf = (one: VenueOrder) => leavesOf(one) * priceOf(one, lastPrice);
  const mates = counted.filter((other) => groupOf(other) === groupId);
  const largest = mates.reduce((most, other) => (sizeOf(other) > sizeOf(most) ? other : most));
  return largest === order;
}

/** The price that an order names, of two its limit; the last one where it names none. */
function priceOf({ limitPrice, stopPrice }: VenueOrder, lastPrice: PriceUnits): PriceUnits {
  if (limitPrice > 0) return limitPrice;
  return stopPrice > 0 ? stopPrice : lastPrice;
}
