import type { EventHeader, EventSink } from './event.js';

export type SignalDirection = 'long' | 'short' | 'flat';

/** How a position is to be entered: at the market when left out. Prices are float, rounded to the tick later. */
export interface SignalEntry {
  readonly type: 'limit' | 'stop' | 'stop-limit';
  readonly limitPrice?: number;
  readonly stopPrice?: number;
}

/** A strategy's opinion. It places no order: the allocator decides at the barrier. */
export interface SignalEmitted extends EventHeader {
  readonly kind: 'SignalEmitted';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly direction: SignalDirection;
  /** Conviction, 0..1. */
  readonly strength: number;
  readonly reason: string;
  /** Indicator values behind the opinion, for the record; finite numbers. */
  readonly indicators: Readonly<Record<string, number>>;
  /** Position asked for in base currency (float, absolute); the scenario's sizing decides when null. */
  readonly targetQuantity: number | null;
  readonly entry: SignalEntry | null;
}

const DIRECTION_CODE = { long: 1, short: -1, flat: 0 } as const;

export function encodeSignalEmitted(event: SignalEmitted, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(DIRECTION_CODE[event.direction]);
  sink.number(event.strength);
  sink.number(event.targetQuantity ?? -1);
  sink.text(event.reason);
  for (const name in event.indicators) {
    sink.text(name);
    sink.number(event.indicators[name]);
  }
  if (event.entry !== null) {
    sink.text(event.entry.type);
    sink.number(event.entry.limitPrice ?? -1);
    sink.number(event.entry.stopPrice ?? -1);
  }
}
