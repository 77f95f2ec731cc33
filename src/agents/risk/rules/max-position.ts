import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** The desk's position in one symbol stays within a percentage of the desk's equity. */
export class MaxPosition implements RiskRule {
  readonly name = 'maxPositionPct';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    if (order.terms.side === 'sell') return null;
    const held = view.committedQuantity(order.instrument.index);
    return {
      maxQuantity: ((this.limitPct / 100) * view.equity) / order.price - held,
      value: (((held + order.quantity) * order.price) / view.equity) * 100,
      limit: this.limitPct,
    };
  }
}
