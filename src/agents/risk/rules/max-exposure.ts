import { deskRelief } from '../desk-relief.js';
import { type ProposedOrder, percentOf, type RiskRule, type RiskView, type RuleRoom } from '../risk-rule.js';

/** The gross notional of all positions stays within a percentage of the desk's equity. */
export class MaxExposure implements RiskRule {
  readonly name = 'maxExposurePct';
  readonly scope = 'desk';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    if (order.closes >= order.quantity) return null;
    // What the order closes comes off the exposure before the rest adds to it.
    const relief = deskRelief(order, view);
    const exposure = view.committedExposure - relief * view.lastPrice(order.instrument.index);
    const spare = (this.limitPct / 100) * view.equity - exposure;
    return {
      maxQuantity: relief + spare / order.price,
      value: percentOf(exposure + (order.quantity - relief) * order.price, view.equity),
      limit: this.limitPct,
    };
  }
}
