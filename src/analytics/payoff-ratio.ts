import type { TradeOutcomes } from './trade-outcomes.js';

/** Average winner over average loser, both as sizes. Null without a winner or without a loser. */
export function payoffRatio(outcomes: TradeOutcomes): number | null {
  const { wins, losses, grossWin, grossLoss } = outcomes;
  if (wins.length === 0 || losses.length === 0) return null;
  return grossWin / wins.length / (grossLoss / losses.length);
}
