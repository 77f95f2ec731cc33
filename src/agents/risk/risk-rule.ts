import type { Instrument } from '../../core/instrument.js';
import type { OrderTerms, Side } from '../../events/order-terms.js';
import type { RiskView } from './risk-view.js';

export type { RiskView } from './risk-view.js';

/**
 * An order before risk has spoken: `price` is the worst at which it is expected to fill. One object serves all orders:
 * it holds for the call that it is handed to.
 */
export interface ProposedOrder {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
  /** Base currency. */
  readonly quantity: number;
  readonly price: number;
  /**
   * The part of the quantity that only brings the strategy's own position nearer to flat, base currency, orders approved
   * before counted as filled. It passes in any case, for no limit is kept by holding on to a position.
   */
  readonly closes: number;
}

/** Room for an order under one rule. */
export interface RuleRoom {
  /** The largest quantity that keeps the limit, base currency; negative or 0 means none. */
  readonly maxQuantity: number;
  /** What the order as asked would lead to, in the rule's own unit, and the limit in the same unit. */
  readonly value: number;
  readonly limit: number;
}

/** What a rule's value is about: the whole desk, one strategy or one symbol. A warning is given once for each. */
export type RuleScope = 'desk' | 'strategy' | 'symbol';

/**
 * One limit of the desk. A rule only says how much room it leaves; the risk agent shrinks or refuses, so that no rule
 * can enlarge an order. Everything but `name` and `room` is for rules that must remember something.
 */
export interface RiskRule {
  readonly name: string;
  /** Left out: nobody is warned, however near the limit is. */
  readonly scope?: RuleScope;
  /** What it decides by, plain data: a part of the risk agent's state, which snapshots copy and restoring assigns. */
  state?: unknown;
  /** Null when the rule does not concern this order. Never asked about orders that only reduce. */
  room(order: ProposedOrder, view: RiskView): RuleRoom | null;
  /** The order goes out with this quantity; told of those that only reduce as well. */
  approved?(order: ProposedOrder, view: RiskView): void;
  /** Called when every timestamp is complete: only where it must be, for that costs something on every bar. */
  observe?(view: RiskView): void;
  /** Called at every full multiple of `everyMs` in UTC, after the market data of that time. */
  readonly everyMs?: number;
  sample?(view: RiskView): void;
  /** The symbol's data has moved on; a rule that has it makes the risk agent listen to all market data. */
  dataArrived?(instrumentIndex: number, tsMs: number): void;
}

/** +1 for a buy, −1 for a sell. */
export function signOf(side: Side): 1 | -1 {
  return side === 'buy' ? 1 : -1;
}

/** An amount in percent of equity; a desk without equity has no room for any. */
export function percentOf(amount: number, equity: number): number {
  if (equity > 0) return (amount / equity) * 100;
  return amount > 0 ? Number.POSITIVE_INFINITY : 0;
}
