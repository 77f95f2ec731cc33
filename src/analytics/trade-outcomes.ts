import type { RoundTrip } from './round-trip.js';

/** Trades by their profit after fees. One that ends at exactly 0 is neither a win nor a loss, but a trade. */
export interface TradeOutcomes {
  /** Every trade's profit, in the order in which they ended. */
  readonly pnl: Float64Array;
  readonly wins: readonly RoundTrip[];
  readonly losses: readonly RoundTrip[];
  /** Sum of the wins' profits. */
  readonly grossWin: number;
  /** Sum of the losses' losses, 0 or positive. */
  readonly grossLoss: number;
}

export function tradeOutcomes(roundTrips: readonly RoundTrip[]): TradeOutcomes {
  const ordered = [...roundTrips].sort((a, b) => a.exitTsMs - b.exitTsMs);
  const pnl = Float64Array.from(ordered, (trip) => Number(trip.pnl));
  return {
    pnl,
    wins: ordered.filter((_, i) => pnl[i] > 0),
    losses: ordered.filter((_, i) => pnl[i] < 0),
    grossWin: pnl.reduce((sum, x) => sum + Math.max(x, 0), 0),
    grossLoss: pnl.reduce((sum, x) => sum + Math.max(-x, 0), 0),
  };
}
