import type { EventHeader, EventSink } from './event.js';

/** What a halt is about: one strategy, or everything. */
export type HaltScope = 'strategy' | 'desk';

/** `strategyIndex` of what concerns the whole desk, `instrumentIndex` of what concerns no instrument in particular. */
export const WHOLE_DESK = -1;

/** A limit is near: `value` has passed the part of `limit` at which the scenario wants to hear of it. */
export interface RiskWarned extends EventHeader {
  readonly kind: 'RiskWarned';
  readonly rule: string;
  /** {@link WHOLE_DESK} where it is the desk's. */
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** In the rule's own unit, like the limit. */
  readonly value: number;
  readonly limit: number;
}

export function encodeRiskWarned(event: RiskWarned, sink: EventSink): void {
  sink.text(event.rule);
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.value);
  sink.number(event.limit);
}

/**
 * Trading stops, for one strategy or for all: working orders leave the book and nothing is approved any more but what
 * reduces a position. The allocator flattens what is held if `flatten` says so.
 */
export interface TradingHalted extends EventHeader {
  readonly kind: 'TradingHalted';
  readonly scope: HaltScope;
  /** {@link WHOLE_DESK} when the scope is the desk. */
  readonly strategyIndex: number;
  readonly rule: string;
  readonly value: number;
  readonly limit: number;
  readonly flatten: boolean;
  /** Virtual time at which the halt is lifted, epoch milliseconds; Infinity: never. */
  readonly untilTsMs: number;
}

const SCOPE_CODE = { strategy: 0, desk: 1 } as const;

export function encodeTradingHalted(event: TradingHalted, sink: EventSink): void {
  sink.number(SCOPE_CODE[event.scope]);
  sink.number(event.strategyIndex);
  sink.text(event.rule);
  sink.number(event.value);
  sink.number(event.limit);
  sink.number(event.flatten ? 1 : 0);
  sink.number(event.untilTsMs);
}

/** A halt is lifted, as the scenario said it would be. */
export interface TradingResumed extends EventHeader {
  readonly kind: 'TradingResumed';
  readonly scope: HaltScope;
  readonly strategyIndex: number;
  /** The rule that had halted. */
  readonly rule: string;
}

export function encodeTradingResumed(event: TradingResumed, sink: EventSink): void {
  sink.number(SCOPE_CODE[event.scope]);
  sink.number(event.strategyIndex);
  sink.text(event.rule);
}
