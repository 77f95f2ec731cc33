import type { TradeOutcomes } from './trade-outcomes.js';

/**
 * What the winners made over what the losers lost; below 1 loses. Null without a loser
 * (https://www.investopedia.com/terms/p/profit_loss_ratio.asp).
 */
export function profitFactor(outcomes: TradeOutcomes): number | null {
  return outcomes.losses.length === 0 ? null : outcomes.grossWin / outcomes.grossLoss;
}
