import type { Money, QuantityUnits } from '../core/units.js';
import type { EventHeader, EventSink } from './event.js';

/** The books after a fill: the position's new size and what the fill realised before fees. */
export interface PositionChanged extends EventHeader {
  readonly kind: 'PositionChanged';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly quantity: QuantityUnits;
  readonly cash: Money;
  readonly realized: Money;
}

export function encodePositionChanged(event: PositionChanged, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.quantity);
  sink.money(event.cash);
  sink.money(event.realized);
}

/** Cash moves between two sub-accounts of the desk; the sum stays what it was. */
export interface CapitalTransferred extends EventHeader {
  readonly kind: 'CapitalTransferred';
  readonly fromStrategyIndex: number;
  readonly toStrategyIndex: number;
  readonly amount: Money;
}

export function encodeCapitalTransferred(event: CapitalTransferred, sink: EventSink): void {
  sink.number(event.fromStrategyIndex);
  sink.number(event.toStrategyIndex);
  sink.money(event.amount);
}
