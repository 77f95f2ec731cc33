import { deskRelief } from '../desk-relief.js';
import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** The gross notional of all positions stays within a multiple of the desk's equity. */
export class MaxLeverage implements RiskRule {
  readonly name = 'maxLeverage';
  readonly scope = 'desk';
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom {
    const { quantity, price } = order;
    const { equity } = view;
    const relief = deskRelief(order, view);
    const exposure = view.committedExposure - relief * view.lastPrice(order.instrument.index);
    return {
      maxQuantity: relief + (this.limit * equity - exposure) / price,
      value: equity > 0 ? (exposure + (quantity - relief) * price) / equity : Number.POSITIVE_INFINITY,
      limit: this.limit,
    };
  }
}
