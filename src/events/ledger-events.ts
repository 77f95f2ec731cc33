import type { Money, PriceUnits, QuantityUnits } from '../core/units.js';
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

/** Whose position it is, and the cash, are in the events that it follows from. */
export function encodePositionChanged(event: PositionChanged, sink: EventSink): void {
  sink.number(event.quantity);
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

/** Funding of a perpetual position at a funding time: longs pay shorts when the rate is positive. */
export interface FundingPaid extends EventHeader {
  readonly kind: 'FundingPaid';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** The share of the notional, such as 0.0001. */
  readonly rate: number;
  readonly markPrice: PriceUnits;
  /** The position it was paid on; negative when short. */
  readonly quantity: QuantityUnits;
  /** What the sub-account gets; negative when it pays. */
  readonly amount: Money;
}

export function encodeFundingPaid(event: FundingPaid, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.rate);
  sink.number(event.markPrice);
  sink.number(event.quantity);
  sink.money(event.amount);
}

/** Interest of one hour on what a sub-account of a spot market on margin has borrowed; always paid, in quote currency. */
export interface InterestCharged extends EventHeader {
  readonly kind: 'InterestCharged';
  readonly strategyIndex: number;
  /** The position that the loan stands behind; -1: cash of the whole sub-account. */
  readonly instrumentIndex: number;
  readonly asset: 'cash' | 'coins';
  /** The share of the loan that a day costs, such as 0.0002. */
  readonly rate: number;
  /** Quote currency: coins at the last price. */
  readonly borrowed: Money;
  readonly amount: Money;
}

export function encodeInterestCharged(event: InterestCharged, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.asset === 'cash' ? 0 : 1);
  sink.number(event.rate);
  sink.money(event.borrowed);
  sink.money(event.amount);
}

/**
 * The venue closed a position whose margin was used up. The closing itself is an OrderFilled of role `liquidation`,
 * with the clearance fee as its fee; this says what it meant for the account.
 */
export interface PositionLiquidated extends EventHeader {
  readonly kind: 'PositionLiquidated';
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** What was closed; negative when it was short. */
  readonly quantity: QuantityUnits;
  /** The price at which the margin was used up, by the formula; the fill may lie beyond it after a gap. */
  readonly liquidationPrice: PriceUnits;
  /** What the margin did not cover: the insurance fund pays it, so that no account falls below zero. */
  readonly covered: Money;
}

export function encodePositionLiquidated(event: PositionLiquidated, sink: EventSink): void {
  sink.number(event.strategyIndex);
  sink.number(event.instrumentIndex);
  sink.number(event.quantity);
  sink.number(event.liquidationPrice);
  sink.money(event.covered);
}
