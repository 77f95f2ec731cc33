import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

/** Nothing is added in a symbol whose data has stood still: its price may no longer be anybody's. */
export class StaleData implements RiskRule {
  readonly name = 'staleDataMs';
  /** By instrument: when its data last moved on, epoch milliseconds; −Infinity before the first. */
  state: Float64Array;
  private readonly limitMs: number;

  constructor(limitMs: number, instrumentCount: number) {
    this.limitMs = limitMs;
    this.state = new Float64Array(instrumentCount).fill(Number.NEGATIVE_INFINITY);
  }

  dataArrived(instrumentIndex: number, tsMs: number): void {
    this.state[instrumentIndex] = tsMs;
  }

  room({ instrument, quantity }: ProposedOrder, { tsMs }: RiskView): RuleRoom {
    const value = tsMs - this.state[instrument.index];
    return { maxQuantity: value <= this.limitMs ? quantity : 0, value, limit: this.limitMs };
  }
}
