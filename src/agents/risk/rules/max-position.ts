import { type ProposedOrder, percentOf, type RiskRule, type RiskView, type RuleRoom } from '../risk-rule.js';

/** The desk's position in one symbol stays within a percentage of the desk's equity. */
export class MaxPosition implements RiskRule {
  readonly name = 'maxPositionPct';
  readonly scope = 'symbol';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    const { side } = order.terms;
    if (order.closes >= order.quantity) return null;
    const committed = view.committedQuantity(order.instrument.index, side);
    // In the direction of the order: a short counts like a long.
    const held = side === 'buy' ? committed : -committed;
    return {
      maxQuantity: ((this.limitPct / 100) * view.equity) / order.price - held,
      value: percentOf((held + order.quantity) * order.price, view.equity),
      limit: this.limitPct,
    };
  }
}
