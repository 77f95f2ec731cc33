import { moneyDecimals } from '../format/money-decimals.js';
import type { PriceHistory, ReportInput } from '../report-input.js';
import { type AlignedEquity, alignEquity } from './align-equity.js';
import { buyAndHold } from './buy-and-hold.js';
import { decimalsOf } from './decimals-of.js';
import { downSampleBars } from './down-sample-bars.js';
import { type EncodedColumn, encodeDecimals, encodeTimes } from './encoded-column.js';
import { encodeTrades, type TradeColumns, tradeDecimals, tradesOf } from './trade-columns.js';

/** Points of the equity chart, all branches together, and bars of one price chart: enough for a wide screen and a zoom. */
export const EQUITY_POINTS_MAX = 9_000;
export const PRICE_POINTS_MAX = 9_000;
/** Points times branches: hundreds of branches get coarser lines instead of a page that no phone can open. */
const EQUITY_VALUES_MAX = 150_000;
/** Bars of all price charts together. */
const PRICE_POINTS_TOTAL = 36_000;

/** What the page's script draws. It is embedded in the page as JSON. */
export interface ReportPayload {
  readonly currency: string;
  readonly moneyDecimals: number;
  readonly branches: readonly string[];
  readonly equity: EncodedEquity;
  readonly prices: readonly EncodedPrices[];
  readonly trades: TradeColumns;
}

export interface EncodedEquity {
  readonly tsMs: EncodedColumn;
  readonly curves: readonly {
    readonly start: number;
    readonly equity: EncodedColumn;
    readonly drawdownPct: EncodedColumn;
  }[];
  readonly buyAndHold?: EncodedColumn;
}

export interface EncodedPrices {
  readonly symbol: string;
  readonly intervalMs: number;
  readonly decimals: number;
  readonly tsMs: EncodedColumn;
  readonly open: EncodedColumn;
  readonly high: EncodedColumn;
  readonly low: EncodedColumn;
  readonly close: EncodedColumn;
}

/** Down-samples and packs a report's data: a year of minutes with thousands of trades takes about half a megabyte. */
export function reportPayload({ branches, prices }: ReportInput): ReportPayload {
  const aligned = alignEquity(
    branches.map(({ equity }) => equity),
    Math.min(EQUITY_POINTS_MAX, Math.floor(EQUITY_VALUES_MAX / Math.max(1, branches.length))),
  );
  const decimals = moneyDecimals(branches[0]?.equity.equity[0] ?? 0);
  const trades = tradesOf(branches);
  const shown = prices.filter(({ bars }) => bars.length > 0);
  const pointsMax = Math.min(PRICE_POINTS_MAX, Math.floor(PRICE_POINTS_TOTAL / Math.max(1, shown.length)));
  return {
    currency: branches[0]?.quoteCurrency ?? '',
    moneyDecimals: decimals,
    branches: branches.map(({ result }) => result.name),
    equity: encodeEquity(aligned, prices, decimals),
    prices: shown.map((history) => encodePrices(history, pointsMax)),
    trades: encodeTrades(trades, tradeDecimals(trades)),
  };
}

function encodeEquity(aligned: AlignedEquity, prices: readonly PriceHistory[], decimals: number): EncodedEquity {
  const held = buyAndHold(prices, aligned.tsMs, aligned.curves[0]?.equity[0] ?? 0);
  return {
    tsMs: encodeTimes(aligned.tsMs.map((value) => Math.round(value))),
    curves: aligned.curves.map(({ start, equity, drawdownPct }) => ({
      start,
      equity: encodeDecimals(equity, decimals),
      drawdownPct: encodeDecimals(drawdownPct, 3),
    })),
    buyAndHold: held && encodeDecimals(held, decimals),
  };
}

function encodePrices({ symbol, intervalMs, bars }: PriceHistory, pointsMax: number): EncodedPrices {
  const joined = downSampleBars(bars, intervalMs, pointsMax);
  const decimals = decimalsOf(joined.close);
  return {
    symbol,
    intervalMs: joined.intervalMs,
    decimals,
    tsMs: encodeTimes(joined.tsMs),
    open: encodeDecimals(joined.open, decimals),
    high: encodeDecimals(joined.high, decimals),
    low: encodeDecimals(joined.low, decimals),
    close: encodeDecimals(joined.close, decimals),
  };
}
