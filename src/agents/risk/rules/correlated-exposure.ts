import { correlation } from '../market-risk/covariance.js';
import type { ReturnHistory } from '../market-risk/return-history.js';
import { type ProposedOrder, percentOf, type RiskRule, type RiskView, type RuleRoom, signOf } from '../risk-rule.js';

export interface CorrelatedExposureOptions {
  /** Percent of equity. */
  readonly limitPct: number;
  /** Above it, symbols count as one bet. */
  readonly threshold: number;
}

/**
 * The gross exposure of the order's symbol and of all symbols whose returns move with it stays within a percentage of
 * equity. A symbol whose correlation is not known yet, for want of returns, does not count.
 */
export class CorrelatedExposure implements RiskRule {
  readonly name = 'correlatedExposurePct';
  readonly scope = 'symbol';
  readonly everyMs: number;
  private readonly options: CorrelatedExposureOptions;
  private readonly history: ReturnHistory;

  constructor(options: CorrelatedExposureOptions, history: ReturnHistory) {
    this.options = options;
    this.history = history;
    this.everyMs = history.intervalMs;
  }

  get state() {
    return this.history.state;
  }

  set state(state) {
    this.history.state = state;
  }

  sample(view: RiskView): void {
    this.history.sample(view);
  }

  room({ terms, instrument, quantity, price }: ProposedOrder, view: RiskView): RuleRoom {
    const { limitPct } = this.options;
    const { equity } = view;
    let others = 0;
    for (const { index } of view.instruments) {
      if (index !== instrument.index && this.movesWith(index, instrument.index)) {
        others += Math.abs(view.committedNotional(index));
      }
    }
    const held = signOf(terms.side) * view.committedQuantity(instrument.index, terms.side);
    const spare = (limitPct / 100) * equity - others;
    return {
      // Written so that an amount that is not a number leaves no room.
      maxQuantity: spare >= 0 ? Math.max(0, spare / price - held) : 0,
      value: percentOf(others + Math.max(0, held + quantity) * price, equity),
      limit: limitPct,
    };
  }

  private movesWith(index: number, other: number): boolean {
    const { history } = this;
    if (!history.covers(index) || !history.covers(other)) return false;
    return correlation(history.returnsOf(index), history.returnsOf(other)) > this.options.threshold;
  }
}
