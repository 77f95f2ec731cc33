import type { RoundTrip } from '../../analytics/round-trip.js';
import { moneyDecimals } from '../format/money-decimals.js';
import type { BranchRecord } from '../run-result.js';
import { decimalsOf } from './decimals-of.js';
import { type EncodedColumn, encodeDecimals, encodeTimes } from './encoded-column.js';

/** More trades than this stay out of the page (trades.csv has them all), so that a phone can open it. */
const TRADES_EMBEDDED_MAX = 40_000;

/** So many trades of branches are embedded besides those of the run itself. */
const BRANCH_TRADES_MAX = 15_000;

/** Digits of a float64 that can be trusted. */
const MONEY_DIGITS = 15;

/** A round trip and the branch that made it. */
export interface BranchTrade {
  readonly branch: number;
  readonly trip: RoundTrip;
}

/** Decimals of each kind of number in the trade table, so that a column lines up. */
export interface TradeDecimals {
  readonly quantity: number;
  readonly price: number;
  readonly pnl: number;
  readonly fees: number;
}

/** Trades as columns; names are indices into `dictionary`. */
export interface TradeColumns {
  readonly total: number;
  readonly decimals: TradeDecimals;
  readonly dictionary: readonly string[];
  readonly columns: Readonly<Record<string, EncodedColumn>>;
}

/** All round trips of all branches, branch by branch, in the order of trades.csv. */
export function tradesOf(branches: readonly BranchRecord[]): BranchTrade[] {
  return branches.flatMap(({ roundTrips }, branch) => roundTrips.map((trip) => ({ branch, trip })));
}

/** The decimals that show every price and quantity in full (up to 8) and money to the cent or finer. */
export function tradeDecimals(trades: readonly BranchTrade[]): TradeDecimals {
  const column = (of: (trip: RoundTrip) => string) => trades.map(({ trip }) => Number(of(trip)));
  const money = (of: (trip: RoundTrip) => string) =>
    moneyDecimals(column(of).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
  return {
    quantity: decimalsOf(column((trip) => trip.quantity)),
    price: decimalsOf(column((trip) => trip.entryPrice).concat(column((trip) => trip.exitPrice))),
    pnl: money((trip) => trip.pnl),
    fees: money((trip) => trip.fees),
  };
}

/** How many trades, from the first on, stand in the page. */
export function embeddedTrades(trades: readonly BranchTrade[]): number {
  const own = trades.filter(({ branch }) => branch === 0).length;
  return Math.min(TRADES_EMBEDDED_MAX, own + Math.min(BRANCH_TRADES_MAX, trades.length - own));
}

/** Packs trades for the page's script. */
export function encodeTrades(trades: readonly BranchTrade[], decimals: TradeDecimals): TradeColumns {
  const kept = trades.slice(0, embeddedTrades(trades));
  const dictionary = [...new Set(kept.flatMap(({ trip }) => [trip.strategy, trip.symbol, trip.side, trip.exitReason]))];
  const code = new Map(dictionary.map((name, index) => [name, index]));
  const names = (of: (trip: RoundTrip) => string) =>
    encodeDecimals(
      kept.map(({ trip }) => code.get(of(trip)) ?? 0),
      0,
    );
  const numbers = (of: (trip: RoundTrip) => string | number, places: number) =>
    encodeDecimals(
      kept.map(({ trip }) => Number(of(trip))),
      places,
    );
  const exact = (of: (trip: RoundTrip) => string) => {
    const values = kept.map(({ trip }) => Number(of(trip)));
    return encodeDecimals(values, decimalsOf(values, MONEY_DIGITS));
  };
  return {
    total: trades.length,
    decimals,
    dictionary,
    columns: {
      branch: encodeDecimals(
        kept.map(({ branch }) => branch),
        0,
      ),
      strategy: names((trip) => trip.strategy),
      symbol: names((trip) => trip.symbol),
      side: names((trip) => trip.side),
      reason: names((trip) => trip.exitReason),
      entryMs: encodeTimes(kept.map(({ trip }) => Math.round(trip.entryTsMs))),
      exitMs: encodeTimes(kept.map(({ trip }) => Math.round(trip.exitTsMs))),
      quantity: numbers((trip) => trip.quantity, decimals.quantity),
      entryPrice: numbers((trip) => trip.entryPrice, decimals.price),
      exitPrice: numbers((trip) => trip.exitPrice, decimals.price),
      // As exact as they come, so that sums on the page agree with the metrics to the cent.
      pnl: exact((trip) => trip.pnl),
      fees: exact((trip) => trip.fees),
      returnPct: numbers((trip) => trip.returnPct, 2),
      maePct: numbers((trip) => trip.maePct, 2),
      mfePct: numbers((trip) => trip.mfePct, 2),
    },
  };
}
