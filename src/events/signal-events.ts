import type { EventHeader, EventSink } from './event.js';

export type SignalDirection = 'long' | 'short' | 'flat';

/** How a position is to be entered: at the market when left out. Prices are float, rounded to the tick later. */
export interface SignalEntry {
  readonly type: 'limit' | 'stop' | 'stop-limit' | 'take-profit' | 'take-profit-limit';
  readonly limitPrice?: number;
  /** What wakes a stop (in the direction of the trade) or a take-profit (against it: a dip to buy, a peak to sell). */
  readonly stopPrice?: number;
  /** `IOC`: what fills at once and no more. `FOK`: all of it at once or nothing. Left out: until cancelled. */
  readonly timeInForce?: 'GTC' | 'IOC' | 'FOK';
  /** Ends the entry after so many milliseconds; left out: never. */
  readonly goodForMs?: number;
  /** Limit entries only: never pay the taker's fee. */
  readonly postOnly?: boolean;
}

/**
 * How the position is to be left again: orders that rest at the venue from the moment the entry fills, whichever is
 * reached first. Prices are float, rounded to the tick later.
 */
export interface SignalExits {
  readonly stopPrice?: number;
  readonly takeProfitPrice?: number;
  /** A stop that follows the best price since the entry at this distance, in basis points; instead of `stopPrice`. */
  readonly trailBps?: number;
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
  /** Null: only another signal ends the position. */
  readonly exits: SignalExits | null;
}

export function encodeSignalEmitted(event: SignalEmitted, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.direction === 'long' ? 1 : event.direction === 'short' ? -1 : 0);
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
    if (event.entry.timeInForce !== undefined) sink.text(event.entry.timeInForce);
    if (event.entry.goodForMs !== undefined) sink.number(event.entry.goodForMs);
    if (event.entry.postOnly === true) sink.text('post-only');
  }
  if (event.exits !== null) {
    sink.text('exits');
    sink.number(event.exits.stopPrice ?? -1);
    sink.number(event.exits.takeProfitPrice ?? -1);
    sink.number(event.exits.trailBps ?? -1);
  }
}
