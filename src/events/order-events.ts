import type { Money, PriceUnits, QuantityUnits } from '../core/units.js';
import { encodeTerms } from './decision-events.js';
import type { EventHeader, EventSink } from './event.js';
import type { Liquidity, OrderTerms, OrderType, Side } from './order-terms.js';

/** Request from execution to the venue. `orderId` is the client order id, unique in the run. */
export interface SubmitOrder extends EventHeader {
  readonly kind: 'SubmitOrder';
  readonly orderId: number;
  readonly terms: OrderTerms;
}

export function encodeSubmitOrder(event: SubmitOrder, sink: EventSink): void {
  sink.number(event.orderId);
  encodeTerms(event.terms, sink);
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

/** The venue does not take the order: `reason` is a stable upper-case code, such as INSUFFICIENT_BALANCE. */
export interface OrderRejected extends EventHeader {
  readonly kind: 'OrderRejected';
  readonly orderId: number;
  readonly terms: OrderTerms;
  readonly reason: string;
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
  /** Quote currency. */
  readonly fee: Money;
  readonly liquidity: Liquidity;
}

export function encodeOrderFilled(event: OrderFilled, sink: EventSink): void {
  sink.number(event.orderId);
  sink.number(event.price);
  sink.number(event.quantity);
  sink.number(event.leaves);
  sink.money(event.fee);
  sink.number(event.liquidity === 'maker' ? 1 : 0);
}

/** The order left the book unfilled or partly filled: cancelled on request, or ended by the venue (`reason`). */
export interface OrderCancelled extends EventHeader {
  readonly kind: 'OrderCancelled';
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly leaves: QuantityUnits;
  readonly reason: string;
}

export function encodeOrderCancelled(event: OrderCancelled, sink: EventSink): void {
  sink.number(event.orderId);
  sink.number(event.leaves);
  sink.text(event.reason);
}

/** A cancel came too late or named an order that the venue does not know. */
export interface CancelRejected extends EventHeader {
  readonly kind: 'CancelRejected';
  readonly orderId: number;
  readonly reason: string;
}

export function encodeCancelRejected(event: CancelRejected, sink: EventSink): void {
  sink.number(event.orderId);
  sink.text(event.reason);
}
