import type { TradeOutcomes } from './trade-outcomes.js';

/** Share of trades that made money after fees, in percent; null without a trade. */
export function winRatePct(outcomes: TradeOutcomes): number | null {
  const trades = outcomes.pnl.length;
  return trades === 0 ? null : (100 * outcomes.wins.length) / trades;
}
