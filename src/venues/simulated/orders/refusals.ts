import type { VenueContext } from '../venue-context.js';
import { amendAnswer } from './amend-answer.js';
import { exchangeAnswer, type RejectReason } from './reject-reason.js';
import { roleOf, type VenueOrder } from './venue-order.js';

/** Says that the venue does not take an order. */
export function rejectOrder(venue: VenueContext, order: VenueOrder, reason: RejectReason): void {
  const { kernel } = venue;
  const { orderId, terms } = order;
  const fields = { orderId, terms, role: roleOf(order), reason, ...exchangeAnswer(reason, marketOf(venue)) };
  kernel.publish(kernel.topics.orderRejected, { kind: 'OrderRejected', seq: 0, tsMs: 0, ...fields });
}

/** Says that there is no such order to cancel. */
export function rejectCancel(venue: VenueContext, orderId: number, reason: RejectReason): void {
  const { kernel } = venue;
  const fields = { orderId, reason, ...exchangeAnswer(reason, marketOf(venue)) };
  kernel.publish(kernel.topics.cancelRejected, { kind: 'CancelRejected', seq: 0, tsMs: 0, ...fields });
}

/** Says that an order stays as it was. */
export function rejectAmendment(venue: VenueContext, orderId: number, reason: RejectReason): void {
  const { kernel } = venue;
  const fields = { orderId, reason, ...amendAnswer(reason, marketOf(venue)) };
  kernel.publish(kernel.topics.amendRejected, { kind: 'AmendRejected', seq: 0, tsMs: 0, ...fields });
}

function marketOf({ options }: VenueContext): 'spot' | 'perpetual' {
  return options.perpetual === null ? 'spot' : 'perpetual';
}
