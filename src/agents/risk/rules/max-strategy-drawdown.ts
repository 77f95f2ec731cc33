import { type HaltRule, lossBelow } from '../halts/halt-rule.js';
import type { RiskView } from '../risk-view.js';

/**
 * A strategy falls no further below the highest equity of its own than a percentage of it. Capital that it is given or
 * that is taken from it is neither profit nor loss: the peak moves in proportion, so that the drawdown stays what it was.
 */
export class MaxStrategyDrawdown implements HaltRule {
  readonly name = 'maxStrategyDrawdownPct';
  readonly scope = 'strategy';
  readonly resume = 'never';
  readonly limitPct: number;
  state: { readonly peakEquity: number[] } = { peakEquity: [] };

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  begin(view: RiskView): void {
    this.state = { peakEquity: Array.from({ length: view.strategyCount }, (_, index) => view.ownEquity(index)) };
  }

  lossPct(strategyIndex: number, view: RiskView): number {
    const { peakEquity } = this.state;
    const equity = view.ownEquity(strategyIndex);
    if (equity > peakEquity[strategyIndex]) peakEquity[strategyIndex] = equity;
    return lossBelow(peakEquity[strategyIndex], equity);
  }

  resumed(strategyIndex: number, view: RiskView): void {
    this.state.peakEquity[strategyIndex] = view.ownEquity(strategyIndex);
  }

  capitalMoved(strategyIndex: number, equityBefore: number, equityAfter: number): void {
    const { peakEquity } = this.state;
    // Of nothing there is no proportion: who has lost or given all begins anew with what comes.
    if (equityBefore > 0 && equityAfter > 0) peakEquity[strategyIndex] *= equityAfter / equityBefore;
    else peakEquity[strategyIndex] = equityAfter;
  }
}
