import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** The gross notional of all positions stays within a percentage of the desk's equity. */
export class MaxExposure implements RiskRule {
  readonly name = 'maxExposurePct';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    if (order.terms.side === 'sell') return null;
    const spare = (this.limitPct / 100) * view.equity - view.committedExposure;
    return {
      maxQuantity: spare / order.price,
      value: ((view.committedExposure + order.quantity * order.price) / view.equity) * 100,
      limit: this.limitPct,
    };
  }
}
