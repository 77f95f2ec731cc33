import type { Liquidity, OrderRole, Side } from '../events/order-terms.js';
import type { RuleCount } from './rule-count.js';

/** How well a strategy's orders in one symbol were executed. Basis points of the arrival price, positive when it hurt. */
export interface BestExecutionResult {
  readonly strategy: string;
  readonly symbol: string;
  /** Approved orders with a fill, each counted once with all its slices. */
  readonly orders: number;
  readonly fills: number;
  /** Weighted by notional: what was lost of what was traded. */
  readonly averageSlippageBps: number;
  /** Of the orders, each weighing the same. */
  readonly medianSlippageBps: number;
  readonly worstSlippageBps: number;
}

/** What a branch with compliance has more than others. */
export interface ComplianceResult {
  /** Verdicts by rule, most frequent first. */
  readonly compliance: { readonly blocked: readonly RuleCount[]; readonly flagged: readonly RuleCount[] };
  readonly bestExecution: readonly BestExecutionResult[];
}

/** A fill and the decision that it is measured by; null where it was not approved on its own (exits, liquidations). */
export interface BestExecutionFill {
  readonly tsMs: number;
  readonly strategy: string;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: string;
  /** The intent that it goes back to, the same for all slices of an order; null for a liquidation. */
  readonly intent: number | null;
  readonly orderId: string;
  readonly role: OrderRole;
  /** The last price when the order was approved. */
  readonly arrivalPrice: number | null;
  readonly price: string;
  readonly slippageBps: number | null;
  readonly liquidity: Liquidity;
  readonly approvedTsMs: number | null;
}
