import { type HaltRule, lossBelow } from '../halts/halt-rule.js';
import type { RiskView } from '../risk-view.js';

/** The desk falls no further below its highest equity than a percentage of it. */
export class MaxDrawdown implements HaltRule {
  readonly name = 'maxDrawdownPct';
  readonly scope = 'desk';
  readonly resume = 'never';
  readonly limitPct: number;
  state = { peakEquity: 0 };

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  begin(view: RiskView): void {
    this.state.peakEquity = view.equity;
  }

  lossPct(_strategyIndex: number, { equity }: RiskView): number {
    if (equity > this.state.peakEquity) this.state.peakEquity = equity;
    return lossBelow(this.state.peakEquity, equity);
  }

  resumed(_strategyIndex: number, { equity }: RiskView): void {
    this.state.peakEquity = equity;
  }
}
