import type { Money, QuantityUnits } from '../core/units.js';
import type { EventHeader, EventSink } from './event.js';
import { SIDE_CODE, type Side } from './order-terms.js';

/**
 * An intent that an algorithm worked in slices has come to its end: how well it was executed. Prices are float, for
 * judging; costs are positive when they hurt.
 */
export interface ExecutionCompleted extends EventHeader {
  readonly kind: 'ExecutionCompleted';
  /** The parent order's id, which never went to the venue; its slices name it in their link. */
  readonly parentOrderId: number;
  readonly intentId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly algorithm: string;
  readonly quantity: QuantityUnits;
  readonly filled: QuantityUnits;
  /** Σ price × quantity of the slices' fills, exact. */
  readonly notional: Money;
  readonly fees: Money;
  readonly slices: number;
  readonly startTsMs: number;
  /** The last price when the intent was approved. */
  readonly arrivalPrice: number;
  /** NaN when nothing filled. */
  readonly averagePrice: number;
  /** Volume-weighted price of the market while the algorithm ran; NaN when nothing traded. */
  readonly marketVwap: number;
  /** Average price against the arrival price, fees left out; NaN when nothing filled. */
  readonly shortfallBps: number;
}

export function encodeExecutionCompleted(event: ExecutionCompleted, sink: EventSink): void {
  sink.number(event.parentOrderId);
  sink.number(event.intentId);
  sink.number(SIDE_CODE[event.side]);
  sink.number(event.quantity);
  sink.number(event.filled);
  sink.money(event.notional);
  sink.money(event.fees);
  sink.number(event.slices);
  sink.number(event.arrivalPrice);
  sink.number(event.marketVwap);
}
