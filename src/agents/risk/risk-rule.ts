import type { Instrument } from '../../core/instrument.js';
import type { OrderTerms, Side } from '../../events/order-terms.js';

/** The desk as risk sees it: float, at the last price, with every approved order counted as if it had filled. */
export interface RiskView {
  readonly equity: number;
  /** The strategy's cash less what its approved buys are expected to cost, fees left out. */
  freeCash(strategyIndex: number): number;
  /** The strategy's cash and marked positions, quote currency. */
  ownEquity(strategyIndex: number): number;
  /** Gross notional of the strategy's positions, quote currency, every approved order counted in as if it enlarged one. */
  ownExposure(strategyIndex: number): number;
  /** The strategy's own position, base currency, negative when short; approved orders left out. */
  ownPosition(strategyIndex: number, instrumentIndex: number): number;
  /** The desk's position in one instrument, base currency, with what approved orders of one side may still add to it. */
  committedQuantity(instrumentIndex: number, side: Side): number;
  /** The strategy's own position, base currency, less what its approved sells will still take. */
  ownQuantity(strategyIndex: number, instrumentIndex: number): number;
  /** Gross notional of the whole desk, quote currency, with approved orders that may enlarge it counted in. */
  readonly committedExposure: number;
}

/** An order before risk has spoken: `price` is the worst at which it is expected to fill. */
export interface ProposedOrder {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
  /** Base currency. */
  readonly quantity: number;
  readonly price: number;
}

/** Room for an order under one rule. */
export interface RuleRoom {
  /** The largest quantity that keeps the limit, base currency; negative or 0 means none. */
  readonly maxQuantity: number;
  /** What the order as asked would lead to, in the rule's own unit, and the limit in the same unit. */
  readonly value: number;
  readonly limit: number;
}

/**
 * One limit of the desk. A rule only says how much room it leaves; the risk agent shrinks or refuses, so that no rule
 * can enlarge an order.
 */
export interface RiskRule {
  readonly name: string;
  /** Null when the rule does not concern this order. Never asked about orders that only reduce. */
  room(order: ProposedOrder, view: RiskView): RuleRoom | null;
}
