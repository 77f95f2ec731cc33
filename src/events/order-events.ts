import type { Money, PriceUnits, QuantityUnits } from '../core/units.js';
import { encodeTerms } from './decision-events.js';
import type { EventHeader, EventSink } from './event.js';
import {
  type Liquidity,
  ORDER_ROLE_CODE,
  type OrderLink,
  type OrderRole,
  type OrderTerms,
  type OrderType,
  type Side,
} from './order-terms.js';

/**
 * Request from execution to the venue. `orderId` is unique in the run; an exchange that wants text gets it by
 * `clientOrderId` (client-order-id.ts).
 */
export interface SubmitOrder extends EventHeader {
  readonly kind: 'SubmitOrder';
  readonly orderId: number;
  readonly terms: OrderTerms;
  /** Null for an order that stands alone. */
  readonly link: OrderLink | null;
}

/** An order that stands alone has the terms of the intent that was approved. */
export function encodeSubmitOrder(event: SubmitOrder, sink: EventSink): void {
  sink.number(event.orderId);
  if (event.link === null) {
    sink.number(event.terms.quantity);
    return;
  }
  encodeTerms(event.terms, sink);
  sink.number(ORDER_ROLE_CODE[event.link.role]);
  sink.number(event.link.parentOrderId);
  sink.number(event.link.groupId);
}

/** Request to change a working order in place. It keeps its place in the queue only if nothing but its quantity shrinks. */
export interface AmendOrder extends EventHeader {
  readonly kind: 'AmendOrder';
  readonly orderId: number;
  /** The whole quantity, what has filled included. */
  readonly quantity: QuantityUnits;
  readonly limitPrice: PriceUnits;
  readonly stopPrice: PriceUnits;
}

export function encodeAmendOrder(event: AmendOrder | OrderAmended, sink: EventSink): void {
  sink.number(event.orderId);
  sink.number(event.quantity);
  sink.number(event.limitPrice);
  sink.number(event.stopPrice);
}

/** The venue has changed the order: on request, or an exit to what its entry has filled. */
export interface OrderAmended extends EventHeader {
  readonly kind: 'OrderAmended';
  readonly orderId: number;
  readonly quantity: QuantityUnits;
  readonly limitPrice: PriceUnits;
  readonly stopPrice: PriceUnits;
}

/** The order stays as it was. */
export interface AmendRejected extends EventHeader {
  readonly kind: 'AmendRejected';
  readonly orderId: number;
  readonly reason: string;
  /** The exchange's own number and sentence for the reason. Not written to the fingerprint: they follow from it. */
  readonly code: number;
  readonly message: string;
}

export function encodeAmendRejected(event: AmendRejected, sink: EventSink): void {
  sink.number(event.orderId);
  sink.text(event.reason);
}

/** Request to take an order off the book; what has filled stays filled. */
export interface CancelOrder extends EventHeader {
  readonly kind: 'CancelOrder';
  readonly orderId: number;
}

export function encodeCancelOrder(event: CancelOrder, sink: EventSink): void {
  sink.number(event.orderId);
}

export interface OrderAccepted extends EventHeader {
  readonly kind: 'OrderAccepted';
  readonly orderId: number;
  readonly terms: OrderTerms;
}

export function encodeOrderAccepted(event: OrderAccepted, sink: EventSink): void {
  sink.number(event.orderId);
}

/**
 * The venue does not take the order: `reason` is a stable upper-case code, such as INSUFFICIENT_BALANCE, for which the
 * exchange has a number and a sentence of its own.
 */
export interface OrderRejected extends EventHeader {
  readonly kind: 'OrderRejected';
  readonly orderId: number;
  readonly terms: OrderTerms;
  readonly role: OrderRole;
  readonly reason: string;
  /** The exchange's own number and sentence for the reason. */
  readonly code: number;
  readonly message: string;
}

export function encodeOrderRejected(event: OrderRejected, sink: EventSink): void {
  sink.number(event.orderId);
  sink.text(event.reason);
}

/** A stop was touched; the order now trades as a market or limit order. */
export interface OrderTriggered extends EventHeader {
  readonly kind: 'OrderTriggered';
  readonly orderId: number;
}

export function encodeOrderTriggered(event: OrderTriggered, sink: EventSink): void {
  sink.number(event.orderId);
}

export interface OrderFilled extends EventHeader {
  readonly kind: 'OrderFilled';
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly price: PriceUnits;
  readonly quantity: QuantityUnits;
  /** Price × quantity, exact. */
  readonly notional: Money;
  /** What is still to fill; 0 ends the order. */
  readonly leaves: QuantityUnits;
  /** Quote currency; negative is a rebate. A fee taken in coins is valued at the fill's price. */
  readonly fee: Money;
  /** What of a buy the venue kept as its fee, in coins; 0 where the fee is paid in quote currency. */
  readonly feeQuantity: QuantityUnits;
  readonly liquidity: Liquidity;
  readonly role: OrderRole;
}

export function encodeOrderFilled(event: OrderFilled, sink: EventSink): void {
  sink.number(event.orderId);
  sink.number(event.price);
  sink.number(event.quantity);
  sink.number(event.leaves);
  sink.money(event.fee);
  if (event.feeQuantity !== 0) sink.number(event.feeQuantity);
  sink.number(event.liquidity === 'maker' ? 1 : 0);
}

/** An order that left the book unfilled or partly filled. */
interface OrderEnd extends EventHeader {
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  /** What was still to fill. */
  readonly leaves: QuantityUnits;
  readonly role: OrderRole;
  readonly reason: string;
}

/** The order was taken off the book: on request, or because another one of its group or its entry ended. */
export interface OrderCancelled extends OrderEnd {
  readonly kind: 'OrderCancelled';
}

/** The venue ended the order by its own rules: time in force, a balance that no longer covers it, self-trade. */
export interface OrderExpired extends OrderEnd {
  readonly kind: 'OrderExpired';
}

export function encodeOrderEnd(event: OrderEnd, sink: EventSink): void {
  sink.number(event.orderId);
  sink.number(event.leaves);
  sink.text(event.reason);
}

/** A cancel came too late or named an order that the venue does not know. */
export interface CancelRejected extends EventHeader {
  readonly kind: 'CancelRejected';
  readonly orderId: number;
  readonly reason: string;
  /** The exchange's own number and sentence for the reason. Not written to the fingerprint: they follow from it. */
  readonly code: number;
  readonly message: string;
}

export function encodeCancelRejected(event: CancelRejected, sink: EventSink): void {
  sink.number(event.orderId);
  sink.text(event.reason);
}
