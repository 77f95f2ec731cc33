import type { DepthColumns, QuoteColumns, TradeColumns } from '../../core/tick-columns.js';
import type { DepthTick, QuoteTick, TradeTick } from '../../events/market-events.js';
import { bestPrice } from '../book/book-side.js';
import type { OrderBook } from '../book/order-book.js';

/*
 * The one event of each kind that a symbol's ticks are seen through: a window that moves from row to row, as BarView
 * does for bars.
 */

/** The one {@link TradeTick} of a symbol. */
export class TradeView implements TradeTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  row = 0;
  private readonly columns: TradeColumns;

  constructor(instrumentIndex: number, symbol: string, columns: TradeColumns) {
    this.instrumentIndex = instrumentIndex;
    this.symbol = symbol;
    this.columns = columns;
  }

  get tsMs(): number {
    return this.columns.tsMs[this.row];
  }
  get exchangeTsMs(): number {
    return this.columns.exchangeTsMs[this.row];
  }
  get price(): number {
    return this.columns.price[this.row];
  }
  get quantity(): number {
    return this.columns.quantity[this.row];
  }
  get takerSide(): number {
    return this.columns.takerSide[this.row];
  }
}

/** The one {@link QuoteTick} of a symbol. */
export class QuoteView implements QuoteTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  row = 0;
  private readonly columns: QuoteColumns;

  constructor(instrumentIndex: number, symbol: string, columns: QuoteColumns) {
    this.instrumentIndex = instrumentIndex;
    this.symbol = symbol;
    this.columns = columns;
  }

  get tsMs(): number {
    return this.columns.tsMs[this.row];
  }
  get exchangeTsMs(): number {
    return this.columns.exchangeTsMs[this.row];
  }
  get bidPrice(): number {
    return this.columns.bidPrice[this.row];
  }
  get bidQuantity(): number {
    return this.columns.bidQuantity[this.row];
  }
  get askPrice(): number {
    return this.columns.askPrice[this.row];
  }
  get askQuantity(): number {
    return this.columns.askQuantity[this.row];
  }
}

/** The one {@link DepthTick} of a symbol: the book itself is the symbol's, and changes from message to message. */
export class DepthView implements DepthTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  row = 0;
  book: OrderBook;
  private readonly columns: DepthColumns;

  constructor(instrumentIndex: number, symbol: string, columns: DepthColumns, book: OrderBook) {
    this.instrumentIndex = instrumentIndex;
    this.symbol = symbol;
    this.columns = columns;
    this.book = book;
  }

  get tsMs(): number {
    return this.columns.tsMs[this.row];
  }
  get exchangeTsMs(): number {
    return this.columns.exchangeTsMs[this.row];
  }
  get isKnown(): boolean {
    return this.book.status !== 'waiting';
  }
  get bestBid(): number {
    return bestPrice(this.book.bids);
  }
  get bestAsk(): number {
    return bestPrice(this.book.asks);
  }
  get bids(): OrderBook['bids'] {
    return this.book.bids;
  }
  get asks(): OrderBook['asks'] {
    return this.book.asks;
  }
}
