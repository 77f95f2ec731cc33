import type { RoundTrip } from './round-trip.js';

/** Highest profit of one trade after fees, quote currency, exact; null without a trade. */
export function bestTrade(roundTrips: readonly RoundTrip[]): string | null {
  return extreme(roundTrips, (candidate, best) => candidate > best);
}

/** Lowest profit (largest loss) of one trade after fees, quote currency, exact; null without a trade. */
export function worstTrade(roundTrips: readonly RoundTrip[]): string | null {
  return extreme(roundTrips, (candidate, best) => candidate < best);
}

function extreme(
  roundTrips: readonly RoundTrip[],
  isBetter: (candidate: number, best: number) => boolean,
): string | null {
  if (roundTrips.length === 0) return null;
  return roundTrips.reduce((best, trip) => (isBetter(Number(trip.pnl), Number(best.pnl)) ? trip : best)).pnl;
}
