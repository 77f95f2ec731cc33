import { averageMoney } from './average-money.js';
import { mean } from './mean.js';
import type { RoundTrip } from './round-trip.js';
import type { TradeOutcomes } from './trade-outcomes.js';

/** Average profit of a trade after fees (the expectancy), quote currency; null without a trade. */
export function expectancy(roundTrips: readonly RoundTrip[]): string | null {
  return averageMoney(roundTrips.map((trip) => trip.pnl));
}

/** Average profit of the winners, quote currency; null without one. */
export function avgWin(outcomes: TradeOutcomes): string | null {
  return averageMoney(outcomes.wins.map((trip) => trip.pnl));
}

/** Average profit of the losers (negative), quote currency; null without one. */
export function avgLoss(outcomes: TradeOutcomes): string | null {
  return averageMoney(outcomes.losses.map((trip) => trip.pnl));
}

/** Average profit of a trade in percent of its entry's notional; null without a trade. */
export function avgTradePct(roundTrips: readonly RoundTrip[]): number | null {
  return roundTrips.length === 0 ? null : mean(roundTrips.map((trip) => trip.returnPct));
}

/** Average time from entry to exit in minutes; null without a trade. */
export function avgDurationMinutes(roundTrips: readonly RoundTrip[]): number | null {
  return roundTrips.length === 0 ? null : mean(roundTrips.map((trip) => trip.exitTsMs - trip.entryTsMs)) / 60_000;
}
