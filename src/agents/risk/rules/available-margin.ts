import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/**
 * Nobody opens more than the strategy's own equity carries at the venue's leverage, fee included. What an order closes
 * needs no margin. Always on where the market lends.
 */
export class AvailableMargin implements RiskRule {
  readonly name = 'availableMargin';
  private readonly leverage: number;
  /** Margin and fee per notional opened. */
  private readonly costPerNotional: number;

  constructor(leverage: number, takerFeeBps: number) {
    this.leverage = leverage;
    this.costPerNotional = 1 / leverage + takerFeeBps / 10_000;
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    const { strategyIndex } = order.terms;
    const { closes } = order;
    const margin = view.ownEquity(strategyIndex) - view.ownExposure(strategyIndex) / this.leverage;
    // What is closed sets its margin free, which may open as much on the other side.
    const freed = (closes * order.price) / this.leverage;
    const limit = Math.max(0, margin + freed);
    return {
      maxQuantity: closes + limit / (order.price * this.costPerNotional),
      value: Math.max(0, order.quantity - closes) * order.price * this.costPerNotional,
      limit,
    };
  }
}
