import type { TradeColumns } from './trade-columns.js';

/** Average winner over average loser, both as sizes. Null without a winner or without a loser. */
export function payoffRatio(trades: TradeColumns): number | null {
  const { wins, losses, grossWin, grossLoss } = trades;
  if (wins.count === 0 || losses.count === 0) return null;
  return grossWin / wins.count / (grossLoss / losses.count);
}
