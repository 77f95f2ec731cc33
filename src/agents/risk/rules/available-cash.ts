import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** Nobody buys for more than the strategy's own cash, fee included. Always on at a spot market, which never lends. */
export class AvailableCash implements RiskRule {
  readonly name = 'availableCash';
  private readonly costPerNotional: number;

  constructor(takerFeeBps: number) {
    this.costPerNotional = 1 + takerFeeBps / 10_000;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    if (order.terms.side === 'sell') return null;
    const cash = view.freeCash(order.terms.strategyIndex);
    const unitCost = order.price * this.costPerNotional;
    return { maxQuantity: cash / unitCost, value: order.quantity * unitCost, limit: cash };
  }
}
