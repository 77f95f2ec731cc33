import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** The gross notional of all positions stays within a percentage of the desk's equity. */
export class MaxExposure implements RiskRule {
  readonly name = 'maxExposurePct';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    const { side, strategyIndex } = order.terms;
    const own = view.ownPosition(strategyIndex, order.instrument.index);
    // What the order closes of the strategy's own position comes off the exposure before the rest adds to it.
    const closes = Math.max(0, side === 'buy' ? -own : own);
    if (closes >= order.quantity) return null;
    const exposure = view.committedExposure - closes * order.price;
    const spare = (this.limitPct / 100) * view.equity - exposure;
    return {
      maxQuantity: closes + spare / order.price,
      value: ((exposure + (order.quantity - closes) * order.price) / view.equity) * 100,
      limit: this.limitPct,
    };
  }
}
