import type { TradeColumns } from './trade-columns.js';

/**
 * What the winners made over what the losers lost; below 1 loses. Null without a loser
 * (https://www.investopedia.com/terms/p/profit_loss_ratio.asp).
 */
export function profitFactor(trades: TradeColumns): number | null {
  return trades.losses.count === 0 ? null : trades.grossWin / trades.grossLoss;
}
