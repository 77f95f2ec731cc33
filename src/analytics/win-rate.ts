import type { TradeColumns } from './trade-columns.js';

/** Share of trades that made money after fees, in percent; null without a trade. */
export function winRatePct({ total, wins }: Pick<TradeColumns, 'total' | 'wins'>): number | null {
  return total.count === 0 ? null : (100 * wins.count) / total.count;
}
