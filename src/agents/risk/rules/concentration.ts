import { type ProposedOrder, type RiskRule, type RiskView, type RuleRoom, signOf } from '../risk-rule.js';

/**
 * One symbol's share of the desk's gross exposure, once the desk holds another one: of a single position the share is
 * always 100 %, and how large that may be is for maxPositionPct to say.
 */
export class Concentration implements RiskRule {
  readonly name = 'concentrationPct';
  readonly scope = 'symbol';
  private readonly limitPct: number;

  /** @param limitPct below 100 */
  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  room({ terms, instrument, quantity, price }: ProposedOrder, view: RiskView): RuleRoom | null {
    let others = 0;
    for (const { index } of view.instruments) {
      if (index !== instrument.index) others += Math.abs(view.committedNotional(index));
    }
    if (others === 0) return null;
    const held = signOf(terms.side) * view.committedQuantity(instrument.index, terms.side);
    const own = Math.max(0, held + quantity) * price;
    const largest = (others * this.limitPct) / (100 - this.limitPct);
    return { maxQuantity: largest / price - held, value: (own / (own + others)) * 100, limit: this.limitPct };
  }
}
