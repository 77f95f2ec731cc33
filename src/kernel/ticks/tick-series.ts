import { type BarBuilder, closeUntil, createBarBuilder, pushTrade } from '../bar-builders/bar-builder.js';
import type { BarRule } from '../bar-builders/bar-rule.js';
import type { TradeBar } from '../bar-builders/trade-bar.js';
import { ENDED } from '../bar-series.js';
import { applyDepth } from '../book/apply-depth.js';
import { type BookRules, createOrderBook, type OrderBook } from '../book/order-book.js';
import type { Kernel } from '../kernel.js';
import { ClosedBarView } from './closed-bar-view.js';
import { SizedBars, type SizedSeries } from './sized-bars.js';
import {
  createTickCursor,
  NO_TICK,
  nextTick,
  nextTickTsMs,
  passTick,
  QUOTE_TICK,
  type TickColumns,
  type TickCursor,
  TRADE_TICK,
} from './tick-cursor.js';
import { DepthView, QuoteView, TradeView } from './tick-views.js';

/** The ticks of one symbol, and by whose rules its depth messages follow each other. Plain data. */
export interface TickData extends TickColumns {
  readonly bookRules: BookRules;
  /**
   * When the source's quotes and depth end, if its trades go on without them; left out: they do not. It is told rather
   * than seen from the columns, for whoever plays the beginning of some data must not know where they are cut.
   */
  readonly quotesEndTsMs?: number;
  readonly depthEndTsMs?: number;
}

/** Where the ticks of a symbol stand, with what has been made of them. Plain data: the ticks themselves are not in it. */
export interface TickSeriesState {
  readonly cursor: TickCursor;
  readonly book: OrderBook;
  readonly builder: BarBuilder;
  /** Of the bars beside the data's own, by name; left out where there are none. */
  readonly sized?: Readonly<Record<string, BarBuilder>>;
}

/**
 * One symbol's ticks on their way into the loop, with the order book and the bars that they make. A time bar closes at
 * the end of its interval, before the ticks of that very time: it is a moment of the series as any tick is. Other bars
 * close with the trade that fills them, right behind it. The bar that is open when the ticks end never closes.
 */
export class TickSeries {
  private readonly kernel: Kernel;
  private readonly instrumentIndex: number;
  private readonly ticks: TickData;
  private cursor = createTickCursor();
  private book: OrderBook;
  private builder: BarBuilder;
  private readonly sized: SizedBars;
  private readonly closesByTime: boolean;
  /** The row behind the source's last; ENDED where it is not known to end. */
  private readonly quotesEndRow: number;
  private readonly depthEndRow: number;
  private readonly trade: TradeView;
  private readonly quote: QuoteView;
  private readonly depth: DepthView;
  private readonly bar: ClosedBarView;

  /**
   * @param rule when the data's own bars close.
   * @param sized bars that are made beside them, in the order in which they are delivered.
   */
  constructor(
    kernel: Kernel,
    instrumentIndex: number,
    symbol: string,
    rule: BarRule,
    ticks: TickData,
    sized: readonly SizedSeries[] = [],
  ) {
    this.kernel = kernel;
    this.instrumentIndex = instrumentIndex;
    this.ticks = ticks;
    this.book = createOrderBook(ticks.bookRules);
    this.builder = createBarBuilder(rule);
    this.closesByTime = rule.kind === 'time';
    this.sized = new SizedBars(kernel, instrumentIndex, symbol, sized);
    this.trade = new TradeView(instrumentIndex, symbol, ticks.trades);
    this.quote = new QuoteView(instrumentIndex, symbol, ticks.quotes);
    this.depth = new DepthView(instrumentIndex, symbol, ticks.depth, this.book);
    this.bar = new ClosedBarView(instrumentIndex, symbol, this.builder.closed);
    this.publishBook();
    this.quotesEndRow = ticks.quotesEndTsMs === undefined ? ENDED : ticks.quotes.length;
    this.depthEndRow = ticks.depthEndTsMs === undefined ? ENDED : ticks.depth.length;
    this.publishEnds();
  }

  /** How many ticks have been delivered. */
  get delivered(): number {
    const { trade, quote, depth } = this.cursor;
    return trade + quote + depth;
  }

  /** A copy. */
  get state(): TickSeriesState {
    const { cursor, book, builder, sized } = this;
    return structuredClone({ cursor, book, builder, ...(sized.count > 0 ? { sized: sized.builders } : {}) });
  }

  set state(state: TickSeriesState) {
    const { cursor, book, builder, sized } = structuredClone(state);
    this.cursor = cursor;
    this.book = book;
    this.builder = builder;
    this.sized.restore(sized ?? {});
    this.depth.book = book;
    this.publishBook();
    if (cursor.quote > 0) this.publishQuote(cursor.quote - 1);
    this.publishEnds();
  }

  /** Time of the next moment, a tick or the end of a bar; ENDED when no tick is left. */
  nextTsMs(): number {
    const tickTsMs = nextTickTsMs(this.ticks, this.cursor);
    return tickTsMs === ENDED ? ENDED : Math.min(tickTsMs, this.closeTsMs());
  }

  /** Delivers all that is due at `tsMs`: the bar that ends then, and the ticks of that time. */
  deliver(tsMs: number): void {
    this.closeBar(tsMs);
    const { ticks, cursor } = this;
    while (nextTickTsMs(ticks, cursor) <= tsMs) {
      const kind = nextTick(ticks, cursor);
      if (kind === NO_TICK) return;
      if (kind === TRADE_TICK) this.deliverTrade(cursor.trade, tsMs);
      else if (kind === QUOTE_TICK) this.deliverQuote(cursor.quote);
      else this.deliverDepth(cursor.depth);
      passTick(cursor, kind);
    }
  }

  /**
   * The hottest lines of a run on ticks: the only series of a run from time to time, all that is looked at in locals.
   * Ends before whatever is not a tick: a timer, the end of a bar; and once `untilTick` ticks have been delivered.
   */
  runAlone(horizonMs: number, untilTick: number): void {
    const { kernel, cursor } = this;
    const { clock, timers } = kernel;
    const { trades, quotes, depth } = this.ticks;
    let { trade, quote, depth: message } = cursor;
    let tradeTsMs = timeAt(trades, trade);
    let quoteTsMs = timeAt(quotes, quote);
    let depthTsMs = timeAt(depth, message);
    let closeTsMs = this.closeTsMs();
    while (trade + quote + message < untilTick) {
      const firstTsMs = tradeTsMs <= quoteTsMs ? tradeTsMs : quoteTsMs;
      const tsMs = firstTsMs <= depthTsMs ? firstTsMs : depthTsMs;
      if (tsMs >= closeTsMs || timers.nextTsMs < tsMs || tsMs > horizonMs || tsMs === ENDED) break;
      clock.tsMs = tsMs;
      // In the order of nextTick: ticks of one time come as trades, quotes, depth.
      if (tradeTsMs === tsMs) {
        do {
          this.deliverTrade(trade, tsMs);
          tradeTsMs = timeAt(trades, ++trade);
        } while (tradeTsMs === tsMs);
        closeTsMs = this.closeTsMs();
      }
      while (quoteTsMs === tsMs) {
        this.deliverQuote(quote);
        quoteTsMs = timeAt(quotes, ++quote);
      }
      while (depthTsMs === tsMs) {
        this.deliverDepth(message);
        depthTsMs = timeAt(depth, ++message);
      }
      kernel.completeTimestamp(tsMs);
    }
    cursor.trade = trade;
    cursor.quote = quote;
    cursor.depth = message;
  }

  private deliverTrade(row: number, tsMs: number): void {
    const { kernel, instrumentIndex } = this;
    const { price, quantity } = this.ticks.trades;
    kernel.market.lastPrice[instrumentIndex] = price[row];
    // A time bar was closed at its end: of those this trade closes none.
    const closed = pushTrade(this.builder, tsMs, price[row], quantity[row]);
    const topic = kernel.topics.tradeTicks[instrumentIndex];
    if (topic.awakeCount > 0) {
      this.trade.row = row;
      kernel.bus.deliverRoot(topic, this.trade);
    }
    if (closed !== null) this.deliverBar(closed);
    if (this.sized.count > 0) this.sized.take(tsMs, price[row], quantity[row]);
  }

  private deliverQuote(row: number): void {
    const { kernel, instrumentIndex } = this;
    this.publishQuote(row);
    if (row + 1 === this.quotesEndRow) kernel.market.quotesEnded[instrumentIndex] = 1;
    const topic = kernel.topics.quoteTicks[instrumentIndex];
    if (topic.awakeCount === 0) return;
    this.quote.row = row;
    kernel.bus.deliverRoot(topic, this.quote);
  }

  private deliverDepth(row: number): void {
    const { kernel, instrumentIndex } = this;
    applyDepth(this.book, this.ticks.depth, row);
    if (row + 1 === this.depthEndRow) kernel.market.depthEnded[instrumentIndex] = 1;
    const topic = kernel.topics.depthTicks[instrumentIndex];
    if (topic.awakeCount === 0) return;
    this.depth.row = row;
    kernel.bus.deliverRoot(topic, this.depth);
  }

  private closeBar(tsMs: number): void {
    if (this.closeTsMs() > tsMs) return;
    const bar = closeUntil(this.builder, tsMs);
    if (bar !== null) this.deliverBar(bar);
  }

  private deliverBar(bar: TradeBar): void {
    this.bar.bar = bar;
    this.kernel.bus.deliverRoot(this.kernel.topics.barClosed[this.instrumentIndex], this.bar);
  }

  /** When the bar that is open ends; ENDED while there is none, and where no clock closes it. */
  private closeTsMs(): number {
    const { current } = this.builder;
    return this.closesByTime && current.tradeCount > 0 ? current.closeTsMs : ENDED;
  }

  private publishQuote(row: number): void {
    const { market } = this.kernel;
    const { bidPrice, bidQuantity, askPrice, askQuantity } = this.ticks.quotes;
    const index = this.instrumentIndex;
    market.bidPrice[index] = bidPrice[row] > 0 ? bidPrice[row] : Number.NaN;
    market.bidQuantity[index] = bidQuantity[row];
    market.askPrice[index] = askPrice[row] > 0 ? askPrice[row] : Number.NaN;
    market.askQuantity[index] = askQuantity[row];
  }

  private publishBook(): void {
    this.kernel.market.books[this.instrumentIndex] = this.ticks.depth.length > 0 ? this.book : null;
  }

  private publishEnds(): void {
    const { market } = this.kernel;
    const { cursor, instrumentIndex: index } = this;
    market.quotesEnded[index] = cursor.quote === this.quotesEndRow ? 1 : 0;
    market.depthEnded[index] = cursor.depth === this.depthEndRow ? 1 : 0;
  }
}

interface TimeColumn {
  readonly length: number;
  readonly tsMs: Float64Array;
}

function timeAt(column: TimeColumn, row: number): number {
  return row < column.length ? column.tsMs[row] : ENDED;
}
