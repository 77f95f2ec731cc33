import { moneyDecimals } from '../format/money-decimals.js';
import type { PriceHistory, ReportInput } from '../report-input.js';
import { type AlignedEquity, alignEquity } from './align-equity.js';
import { branchCurves } from './branch-curves.js';
import { buyAndHold } from './buy-and-hold.js';
import type { EncodedCurves } from './curve-payload.js';
import { decimalsOf } from './decimals-of.js';
import { downSampleBars } from './down-sample-bars.js';
import { type EncodedColumn, encodeDecimals, encodeTimes } from './encoded-column.js';
import { encodeTrades, type TradeColumns, tradeDecimals, tradesOf } from './trade-columns.js';

/** Points of the equity chart, and bars of one price chart: enough for a wide screen and a zoom. */
export const EQUITY_POINTS_MAX = 9_000;
export const PRICE_POINTS_MAX = 9_000;
/** Bars of all price charts together. */
const PRICE_POINTS_TOTAL = 36_000;

/** What the page's script draws. It is embedded in the page as JSON. */
export interface ReportPayload {
  readonly currency: string;
  readonly moneyDecimals: number;
  readonly branches: readonly string[];
  /** The first and last time of the charts. */
  readonly range: readonly [fromMs: number, toMs: number];
  /** Of the run itself. */
  readonly equity: EncodedEquity;
  /** Of the branches, where there are any. */
  readonly curves?: EncodedCurves;
  readonly prices: readonly EncodedPrices[];
  readonly trades: TradeColumns;
}

export interface EncodedEquity {
  readonly tsMs: EncodedColumn;
  readonly equity: EncodedColumn;
  readonly drawdownPct: EncodedColumn;
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
    branches.slice(0, 1).map(({ equity }) => equity),
    EQUITY_POINTS_MAX,
  );
  const times = aligned.tsMs.map((value) => Math.round(value));
  const decimals = moneyDecimals(branches[0]?.equity.equity[0] ?? 0);
  const trades = tradesOf(branches);
  const shown = prices.filter(({ bars }) => bars.length > 0);
  const pointsMax = Math.min(PRICE_POINTS_MAX, Math.floor(PRICE_POINTS_TOTAL / Math.max(1, shown.length)));
  return {
    currency: branches[0]?.quoteCurrency ?? '',
    moneyDecimals: decimals,
    branches: branches.map(({ result }) => result.name),
    range: [times[0] ?? 0, times[times.length - 1] ?? 0],
    equity: encodeEquity(aligned, times, prices, decimals),
    curves: branchCurves(branches),
    prices: shown.map((history) => encodePrices(history, pointsMax)),
    trades: encodeTrades(trades, tradeDecimals(trades)),
  };
}

function encodeEquity(
  { tsMs, curves: [main] }: AlignedEquity,
  times: readonly number[],
  prices: readonly PriceHistory[],
  decimals: number,
): EncodedEquity {
  const held = buyAndHold(prices, tsMs, main?.equity[0] ?? 0);
  return {
    tsMs: encodeTimes(times),
    equity: encodeDecimals(main?.equity ?? [], decimals),
    drawdownPct: encodeDecimals(main?.drawdownPct ?? [], 3),
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
