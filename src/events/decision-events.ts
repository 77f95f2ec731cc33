import type { QuantityUnits } from '../core/units.js';
import type { EventHeader, EventSink } from './event.js';
import {
  type ExitTerms,
  ORDER_TYPE_CODE,
  type OrderConditions,
  type OrderTerms,
  SIDE_CODE,
  TIME_IN_FORCE_CODE,
} from './order-terms.js';

/** The allocator changed the strategies' shares of the capital. Shares sum to at most 1. */
export interface AllocationChanged extends EventHeader {
  readonly kind: 'AllocationChanged';
  readonly shares: readonly number[];
  readonly reason: string;
}

export function encodeAllocationChanged(event: AllocationChanged, sink: EventSink): void {
  for (const share of event.shares) sink.number(share);
  sink.text(event.reason);
}

/** The allocator wants an order. Nothing has been approved yet. */
export interface OrderIntended extends EventHeader {
  readonly kind: 'OrderIntended';
  readonly intentId: number;
  readonly terms: OrderTerms;
  /** True when the order can only bring the position nearer to flat: risk never stands in its way. */
  readonly reduces: boolean;
  /** The signal's reason, repeated for the record: the fingerprint covers it there. */
  readonly reason: string;
}

export function encodeOrderIntended(event: OrderIntended, sink: EventSink): void {
  sink.number(event.intentId);
  encodeTerms(event.terms, sink);
  sink.number(event.reduces ? 1 : 0);
}

/** Risk lets the intent pass, perhaps with less than was asked: `quantity` ≤ the intent's. */
export interface OrderApproved extends EventHeader {
  readonly kind: 'OrderApproved';
  readonly intentId: number;
  readonly terms: OrderTerms;
  readonly quantity: QuantityUnits;
}

export function encodeOrderApproved(event: OrderApproved, sink: EventSink): void {
  sink.number(event.intentId);
  sink.number(event.quantity);
}

/** A rule made the order smaller: `value` is what the order as asked would have led to. */
export interface OrderShrunk extends EventHeader {
  readonly kind: 'OrderShrunk';
  readonly intentId: number;
  readonly rule: string;
  readonly value: number;
  readonly limit: number;
  readonly fromQuantity: QuantityUnits;
  readonly toQuantity: QuantityUnits;
}

export function encodeOrderShrunk(event: OrderShrunk, sink: EventSink): void {
  sink.number(event.intentId);
  sink.text(event.rule);
  sink.number(event.value);
  sink.number(event.limit);
  sink.number(event.toQuantity);
}

/** A refusal is data: the rule, what the order would have led to, and the limit. */
export interface OrderRefused extends EventHeader {
  readonly kind: 'OrderRefused';
  readonly intentId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly rule: string;
  readonly value: number;
  readonly limit: number;
}

export function encodeOrderRefused(event: OrderRefused, sink: EventSink): void {
  sink.number(event.intentId);
  sink.text(event.rule);
  sink.number(event.value);
  sink.number(event.limit);
}

/** The allocator wants its working orders for this strategy and symbol off the book: execution cancels them. */
export interface OrdersWithdrawn extends EventHeader {
  readonly kind: 'OrdersWithdrawn';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** Exits stay where they are: they protect a position that is kept. Left out: they go, too. */
  readonly keepsExits?: true;
}

export function encodeOrdersWithdrawn(event: OrdersWithdrawn, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  if (event.keepsExits === true) sink.number(1);
}

/** The allocator wants the exits of an open position elsewhere: execution amends what rests at the venue. */
export interface ExitsMoved extends EventHeader {
  readonly kind: 'ExitsMoved';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** Where they shall be; 0 leaves one where it is. A trailing distance cannot be changed. */
  readonly exits: ExitTerms;
}

export function encodeExitsMoved(event: ExitsMoved, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.exits.stopPrice);
  sink.number(event.exits.takeProfitPrice);
}

/** The allocator makes nothing of a signal that would have opened or enlarged a position, and says why. */
export interface SignalDropped extends EventHeader {
  readonly kind: 'SignalDropped';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** A few words, the same ones each time: signals are counted by them. */
  readonly reason: string;
}

export function encodeSignalDropped(event: SignalDropped, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.text(event.reason);
}

export function encodeTerms(terms: OrderTerms, sink: EventSink): void {
  sink.number(terms.strategyIndex);
  sink.number(terms.instrumentIndex);
  // The usual ones written out: looking a code up by a name that changes costs more than the rest of the event.
  sink.number(terms.side === 'buy' ? SIDE_CODE.buy : SIDE_CODE.sell);
  sink.number(terms.type === 'market' ? ORDER_TYPE_CODE.market : ORDER_TYPE_CODE[terms.type]);
  sink.number(terms.quantity);
  sink.number(terms.limitPrice);
  sink.number(terms.stopPrice);
  if (terms.conditions !== null) encodeConditions(terms.conditions, sink);
  if (terms.exits !== null) encodeExits(terms.exits, sink);
}

/** Markers tell apart what follows: no price or quantity is negative. */
const CONDITIONS_FOLLOW = -1;
const EXITS_FOLLOW = -2;

function encodeConditions(conditions: OrderConditions, sink: EventSink): void {
  sink.number(CONDITIONS_FOLLOW);
  sink.number(TIME_IN_FORCE_CODE[conditions.timeInForce]);
  sink.number(conditions.expireTsMs);
  sink.number((conditions.postOnly ? 1 : 0) + (conditions.reduceOnly ? 2 : 0));
  sink.number(conditions.trailOffset);
  sink.number(conditions.trailBps);
}

function encodeExits(exits: ExitTerms, sink: EventSink): void {
  sink.number(EXITS_FOLLOW);
  sink.number(exits.stopPrice);
  sink.number(exits.takeProfitPrice);
  sink.number(exits.trailBps);
}
