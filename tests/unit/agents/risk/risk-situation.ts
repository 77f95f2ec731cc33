import type { ProposedOrder, RiskView } from '../../../../src/agents/risk/risk-rule.js';
import type { Side } from '../../../../src/events/order-terms.js';
import { BTC, terms } from '../desk-parts.js';

export interface RiskSituation {
  readonly equity: number;
  readonly committedQuantity: number;
  readonly ownQuantity: number;
  readonly committedExposure: number;
  /** Left out: all of the equity is cash. */
  readonly freeCash?: number;
  /** Left out: what `ownQuantity` says. */
  readonly ownPosition?: number;
  /** Left out: those of the desk. */
  readonly ownEquity?: number;
  readonly ownExposure?: number;
}

/** A desk as a rule sees it, the same in every instrument and for every strategy. */
export function riskView(situation: RiskSituation): RiskView {
  return {
    equity: situation.equity,
    committedExposure: situation.committedExposure,
    freeCash: () => situation.freeCash ?? situation.equity,
    committedQuantity: () => situation.committedQuantity,
    ownQuantity: () => situation.ownQuantity,
    ownPosition: () => situation.ownPosition ?? situation.ownQuantity,
    ownEquity: () => situation.ownEquity ?? situation.equity,
    ownExposure: () => situation.ownExposure ?? situation.committedExposure,
  };
}

export function proposedOrder(side: Side, coins: number, price: number): ProposedOrder {
  return { terms: terms(side, coins), instrument: BTC, quantity: coins, price };
}
