import { type ProposedOrder, percentOf, type RiskRule, type RiskView, type RuleRoom, signOf } from '../risk-rule.js';

/** What happens to prices all at once. */
export interface StressScenario {
  readonly name: string;
  /** By instrument: change of its price in percent, −100 at least. */
  readonly shocksPct: readonly number[];
}

/**
 * None of the imagined market moves costs the desk more than a percentage of its equity. Over the limit nothing is
 * added, not even an order that would hedge: what hedges in one scenario may hurt in the next.
 */
export class Stress implements RiskRule {
  readonly name = 'stress';
  readonly scope = 'desk';
  private readonly maxLossPct: number;
  private readonly scenarios: readonly StressScenario[];

  constructor(maxLossPct: number, scenarios: readonly StressScenario[]) {
    this.maxLossPct = maxLossPct;
    this.scenarios = scenarios;
  }

  room({ terms, instrument, quantity, price, closes }: ProposedOrder, view: RiskView): RuleRoom {
    const { equity } = view;
    const { side } = terms;
    const limit = (this.maxLossPct / 100) * equity;
    let maxQuantity = Number.MAX_SAFE_INTEGER;
    let worst = 0;
    for (const { shocksPct } of this.scenarios) {
      const shock = shocksPct[instrument.index] / 100;
      const last = view.lastPrice(instrument.index);
      let others = 0;
      for (const { index } of view.instruments) {
        if (index !== instrument.index) others += worstLoss(view, index, shocksPct[index] / 100);
      }
      const held = others + lossOf(view.committedQuantity(instrument.index, side), last, shock);
      // If the order does not fill, what was approved on the other side may.
      const unfilled = others + worstLoss(view, instrument.index, shock);
      const perCoin = -signOf(side) * price * shock;
      const before = Math.max(unfilled, held + closes * perCoin);
      // Written so that a loss that is not a number leaves no room.
      if (!(before <= limit)) maxQuantity = 0;
      else if (perCoin > 0) maxQuantity = Math.min(maxQuantity, (limit - held) / perCoin);
      worst = Math.max(worst, before, held + quantity * perCoin);
    }
    return { maxQuantity, value: percentOf(worst, equity), limit: this.maxLossPct };
  }
}

/** Whether all approved buys fill or all approved sells, whichever is worse. */
function worstLoss(view: RiskView, index: number, shock: number): number {
  const last = view.lastPrice(index);
  const bought = lossOf(view.committedQuantity(index, 'buy'), last, shock);
  return Math.max(bought, lossOf(view.committedQuantity(index, 'sell'), last, shock));
}

/** A symbol that is not held may have no price yet. */
function lossOf(quantity: number, price: number, shock: number): number {
  return quantity === 0 ? 0 : -quantity * price * shock;
}
