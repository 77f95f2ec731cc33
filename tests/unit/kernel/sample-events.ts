import type { CancelOrder, CancelRejected } from '../../../src/events/order-events.js';

/** The two smallest derived events: a request and its answer. */
export function cancelOrder(orderId: number): CancelOrder {
  return { kind: 'CancelOrder', seq: 0, tsMs: 0, orderId };
}

export function cancelRejected(orderId: number, reason = 'UNKNOWN_ORDER'): CancelRejected {
  return { kind: 'CancelRejected', seq: 0, tsMs: 0, orderId, reason, code: -2011, message: 'Unknown order sent.' };
}
