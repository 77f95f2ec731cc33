import { largestQuantity } from '../largest-quantity.js';
import type { LossModel } from '../market-risk/loss-model.js';
import { type ProposedOrder, percentOf, type RiskRule, type RiskView, type RuleRoom, signOf } from '../risk-rule.js';

/**
 * Value at risk or expected shortfall of the desk's positions, approved orders included, in percent of equity, over one
 * interval of the history that the model learns from. It abstains until there is enough history of every symbol
 * involved. Over the limit nothing is added, not even an order that would hedge.
 */
export class TailLoss implements RiskRule {
  readonly name: 'valueAtRiskPct' | 'expectedShortfallPct';
  readonly scope = 'desk';
  readonly everyMs: number;
  private readonly limitPct: number;
  private readonly model: LossModel;
  /** By instrument, quote currency: filled for each order anew. */
  private readonly exposures: Float64Array;

  constructor(name: TailLoss['name'], limitPct: number, model: LossModel, instrumentCount: number) {
    this.name = name;
    this.limitPct = limitPct;
    this.model = model;
    this.everyMs = model.history.intervalMs;
    this.exposures = new Float64Array(instrumentCount);
  }

  get state() {
    return this.model.history.state;
  }

  set state(state) {
    this.model.history.state = state;
  }

  sample(view: RiskView): void {
    this.model.history.sample(view);
  }

  room({ terms, instrument, quantity, price, closes }: ProposedOrder, view: RiskView): RuleRoom | null {
    const { exposures, model, limitPct } = this;
    const own = instrument.index;
    for (const { index } of view.instruments) exposures[index] = view.committedNotional(index);
    const held = view.committedQuantity(own, terms.side);
    const heldNotional = held === 0 ? 0 : held * view.lastPrice(own);
    const added = signOf(terms.side) * price;
    const exposuresWith = (coins: number) => {
      exposures[own] = heldNotional + coins * added;
      return exposures;
    };
    // An order may cancel out what is held: what is involved shows on the way there, too.
    if (price > 0 && !(model.knows(exposuresWith(closes)) && model.knows(exposuresWith(quantity)))) return null;
    const { equity } = view;
    const limit = (limitPct / 100) * equity;
    const lossAt = (coins: number) => model.loss(exposuresWith(coins));
    const keeps = (coins: number) => lossAt(coins) <= limit;
    const value = percentOf(Math.max(lossAt(closes), lossAt(quantity)), equity);
    if (!keeps(closes)) return { maxQuantity: 0, value, limit: limitPct };
    if (keeps(quantity)) return { maxQuantity: quantity, value, limit: limitPct };
    const lot = instrument.lotUnits / instrument.quantityOne;
    return { maxQuantity: largestQuantity(closes, quantity, lot / 4, keeps), value, limit: limitPct };
  }
}
