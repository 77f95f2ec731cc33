import type { RoundTrip } from '../../analytics/round-trip.js';

/** How many trades a strategy has closed, and how many of them with a profit. */
export interface Tally {
  readonly trades: number;
  readonly wins: number;
}

/** By strategy id; one that has closed nothing is not in it. */
export type StrategyTally = Readonly<Record<string, Tally>>;

export function tallyOf(roundTrips: readonly RoundTrip[]): StrategyTally {
  const tally: Record<string, { trades: number; wins: number }> = {};
  for (const { strategy, pnl } of roundTrips) {
    tally[strategy] ??= { trades: 0, wins: 0 };
    tally[strategy].trades++;
    if (Number(pnl) > 0) tally[strategy].wins++;
  }
  return tally;
}

export function joinTallies(first: StrategyTally, second: StrategyTally): StrategyTally {
  const joined: Record<string, Tally> = { ...first };
  for (const [strategy, { trades, wins }] of Object.entries(second)) {
    const before = joined[strategy] ?? { trades: 0, wins: 0 };
    joined[strategy] = { trades: before.trades + trades, wins: before.wins + wins };
  }
  return joined;
}

/** Share of trades that made money after fees, in percent; null without a trade. */
export function winPctOf(tally: Tally | undefined): number | null {
  return tally === undefined ? null : (100 * tally.wins) / tally.trades;
}
