import type { QuantityUnits } from '../core/units.js';
import type { EventHeader, EventSink } from './event.js';
import { type OrderTerms, SIDE_CODE, type Side } from './order-terms.js';

/** Compliance lets an approved order pass, unchanged: execution may send it. */
export interface OrderCleared extends EventHeader {
  readonly kind: 'OrderCleared';
  readonly intentId: number;
  readonly terms: OrderTerms;
  /** What risk approved of the terms. */
  readonly quantity: QuantityUnits;
}

export function encodeOrderCleared(event: OrderCleared, sink: EventSink): void {
  sink.number(event.intentId);
}

/** Compliance stops an approved order: it is never sent. A refusal is data. */
export interface OrderBlocked extends EventHeader {
  readonly kind: 'OrderBlocked';
  readonly intentId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  /** What risk had approved, and has to give free again. */
  readonly quantity: QuantityUnits;
  /** The rule of compliance, such as `restrictedList`. */
  readonly rule: string;
  /** Why, in a sentence, for the record. */
  readonly reason: string;
}

export function encodeOrderBlocked(event: OrderBlocked, sink: EventSink): void {
  sink.number(event.intentId);
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(SIDE_CODE[event.side]);
  sink.number(event.quantity);
  sink.text(event.rule);
}

/** A rule of compliance has seen a pattern. It is for the record: nothing is stopped by it. */
export interface ComplianceFlagged extends EventHeader {
  readonly kind: 'ComplianceFlagged';
  /** What it is about: an intent that was reviewed, an order that has ended; 0 for none. */
  readonly intentId: number;
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** The rule of compliance, such as `layering`. */
  readonly rule: string;
  /** Why, in a sentence, for the record. */
  readonly reason: string;
}

export function encodeComplianceFlagged(event: ComplianceFlagged, sink: EventSink): void {
  sink.number(event.intentId);
  sink.number(event.orderId);
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.text(event.rule);
}
