import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** On a spot market nobody sells what the strategy does not own. Always on there. */
export class NoShort implements RiskRule {
  readonly name = 'noShort';

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    if (order.terms.side === 'buy') return null;
    const own = view.ownQuantity(order.terms.strategyIndex, order.instrument.index);
    return { maxQuantity: own, value: order.quantity, limit: own };
  }
}
