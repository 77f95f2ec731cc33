import { priceToFloat } from '../../../core/instrument.js';
import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** A limit or stop price too far from the last price is taken for a slip of the hand. Market orders have neither. */
export class PriceCollar implements RiskRule {
  readonly name = 'priceCollarPct';
  private readonly limitPct: number;

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room({ terms, instrument, quantity }: ProposedOrder, view: RiskView): RuleRoom | null {
    const last = view.lastPrice(instrument.index);
    let value = -1;
    for (const units of [terms.limitPrice, terms.stopPrice]) {
      // Written so that a last price that is not known counts as too far.
      if (units > 0) value = Math.max(value, (Math.abs(priceToFloat(instrument, units) - last) / last) * 100);
    }
    if (value === -1) return null;
    return { maxQuantity: value <= this.limitPct ? quantity : 0, value, limit: this.limitPct };
  }
}
