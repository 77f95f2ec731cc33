import type { BarColumns } from '../../core/bar-columns.js';
import type { DepthColumns, QuoteColumns, TradeColumns } from '../../core/tick-columns.js';
import type { Feed } from '../../kernel/feed.js';
import { lastTickTsMs } from '../../kernel/ticks/last-tick-ts-ms.js';
import type { TickData } from '../../kernel/ticks/tick-series.js';
import type { BacktestInput } from '../backtest-input.js';
import { countUntil } from './count-until.js';
import { CutFeed } from './cut-feed.js';

/** A run over the beginning of the data. */
export interface CutInput {
  readonly input: BacktestInput;
  readonly feeds: readonly Feed[];
}

/** Later than any horizon, and not the end: the data go on, and nobody can see when. */
const SOME_DAY_MS = Number.MAX_VALUE;

/**
 * The data up to `cutMs`, as copies that end there in memory: bars that have closed by then, and ticks of that time or
 * before. The bar that is open at the cut is known by its open alone, once the bars before it have been played, as a live
 * feed knows it. Run up to `cutMs`, this must do all that the whole run does up to there. Margin terms stay whole; no
 * strategy gets to see them.
 */
export function cutData(input: BacktestInput, cutMs: number): CutInput {
  const { scenario, bars, ticks = [] } = input;
  const cutBars = bars.map((columns, index) =>
    copyBars(columns, closedBars(columns, scenario.data[index].intervalMs, cutMs)),
  );
  const cutTicks = bars.map((_, index) => cutTickData(ticks[index] ?? null, cutMs));
  const feeds = bars.map(
    (columns, index) => new CutFeed(cutBars[index], openBar(columns, cutBars[index].length, cutMs)),
  );
  return { input: { ...input, bars: cutBars, ticks: cutTicks }, feeds };
}

/** The row that opens next, with nothing but its open, and that only if it is known at the cut; null behind the last row. */
function openBar(columns: BarColumns, row: number, cutMs: number): BarColumns | null {
  if (row >= columns.length) return null;
  const isKnown = columns.tsMs[row] <= cutMs;
  const unknown = Float64Array.of(Number.NaN);
  return {
    length: 1,
    tsMs: Float64Array.of(isKnown ? columns.tsMs[row] : SOME_DAY_MS),
    open: Float64Array.of(isKnown ? columns.open[row] : Number.NaN),
    high: unknown,
    low: unknown,
    close: unknown,
    volume: unknown,
  };
}

function closedBars(columns: BarColumns, intervalMs: number, cutMs: number): number {
  if (columns.closeTsMs !== undefined) return countUntil(columns.closeTsMs, columns.length, cutMs, true);
  return countUntil(columns.tsMs, columns.length, cutMs - intervalMs, true);
}

function copyBars(bars: BarColumns, rows: number): BarColumns {
  const { tsMs, open, high, low, close, volume, closeTsMs } = bars;
  const copy = (column: Float64Array) => column.slice(0, rows);
  return {
    length: rows,
    tsMs: copy(tsMs),
    open: copy(open),
    high: copy(high),
    low: copy(low),
    close: copy(close),
    volume: copy(volume),
    ...(closeTsMs === undefined ? {} : { closeTsMs: copy(closeTsMs) }),
  };
}

function cutTickData(ticks: TickData | null, cutMs: number): TickData | null {
  if (ticks === null) return null;
  const { trades, quotes, depth, bookRules, quotesEndTsMs, depthEndTsMs } = ticks;
  const rowsOf = (column: TradeColumns | QuoteColumns | DepthColumns) =>
    countUntil(column.tsMs, column.length, cutMs, true);
  const goesOn = lastTickTsMs(ticks) > cutMs;
  return {
    bookRules,
    trades: copyTrades(trades, rowsOf(trades), goesOn),
    quotes: copyQuotes(quotes, rowsOf(quotes)),
    depth: copyDepth(depth, rowsOf(depth)),
    // That quotes end is only known once they have.
    ...(quotesEndTsMs !== undefined && quotesEndTsMs <= cutMs ? { quotesEndTsMs } : {}),
    ...(depthEndTsMs !== undefined && depthEndTsMs <= cutMs ? { depthEndTsMs } : {}),
  };
}

/** Where ticks go on behind the cut, a trade of some day says so: bars that end before it must close all the same. */
function copyTrades(trades: TradeColumns, rows: number, goesOn: boolean): TradeColumns {
  const length = goesOn ? rows + 1 : rows;
  const copy = (column: Float64Array, next = Number.NaN) => {
    const copied = new Float64Array(length).fill(next);
    copied.set(column.subarray(0, rows));
    return copied;
  };
  const takerSide = new Int8Array(length);
  takerSide.set(trades.takerSide.subarray(0, rows));
  return {
    length,
    tsMs: copy(trades.tsMs, SOME_DAY_MS),
    exchangeTsMs: copy(trades.exchangeTsMs),
    price: copy(trades.price),
    quantity: copy(trades.quantity),
    takerSide,
    id: copy(trades.id),
  };
}

function copyQuotes(quotes: QuoteColumns, rows: number): QuoteColumns {
  return {
    length: rows,
    tsMs: quotes.tsMs.slice(0, rows),
    exchangeTsMs: quotes.exchangeTsMs.slice(0, rows),
    updateId: quotes.updateId.slice(0, rows),
    bidPrice: quotes.bidPrice.slice(0, rows),
    bidQuantity: quotes.bidQuantity.slice(0, rows),
    askPrice: quotes.askPrice.slice(0, rows),
    askQuantity: quotes.askQuantity.slice(0, rows),
  };
}

function copyDepth(depth: DepthColumns, rows: number): DepthColumns {
  const levels = depth.levelStart[rows] ?? 0;
  return {
    length: rows,
    tsMs: depth.tsMs.slice(0, rows),
    exchangeTsMs: depth.exchangeTsMs.slice(0, rows),
    firstUpdateId: depth.firstUpdateId.slice(0, rows),
    finalUpdateId: depth.finalUpdateId.slice(0, rows),
    previousFinalUpdateId: depth.previousFinalUpdateId.slice(0, rows),
    isSnapshot: depth.isSnapshot.slice(0, rows),
    levelStart: depth.levelStart.slice(0, rows + 1),
    levelSide: depth.levelSide.slice(0, levels),
    levelPrice: depth.levelPrice.slice(0, levels),
    levelQuantity: depth.levelQuantity.slice(0, levels),
  };
}
