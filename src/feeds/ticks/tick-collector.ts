import {
  allocateDepthColumns,
  allocateQuoteColumns,
  allocateTradeColumns,
  BUY_SIDE,
  type DepthColumns,
  type QuoteColumns,
  SELL_SIDE,
  type TradeColumns,
} from '../../core/tick-columns.js';
import { GrowingColumn } from './growing-column.js';
import type { StreamFrame } from './stream-frame.js';

/** Makes rows of frames. */
export class TickCollector {
  private readonly trades = growing('tsMs', 'exchangeTsMs', 'price', 'quantity', 'takerSide', 'id');
  private readonly quotes = growing(
    'tsMs',
    'exchangeTsMs',
    'updateId',
    'bidPrice',
    'bidQuantity',
    'askPrice',
    'askQuantity',
  );
  private readonly depth = growing(
    'tsMs',
    'exchangeTsMs',
    'firstUpdateId',
    'finalUpdateId',
    'previousFinalUpdateId',
    'isSnapshot',
    'levelStart',
  );
  private readonly levels = growing('levelSide', 'levelPrice', 'levelQuantity');

  addTrade(frame: StreamFrame, tsMs: number): void {
    const { trades } = this;
    trades.tsMs.push(tsMs);
    trades.exchangeTsMs.push(frame.exchangeTsMs);
    trades.price.push(frame.price);
    trades.quantity.push(frame.quantity);
    trades.takerSide.push(frame.buyerIsMaker ? SELL_SIDE : BUY_SIDE);
    trades.id.push(frame.id);
  }

  addQuote(frame: StreamFrame, tsMs: number): void {
    const { quotes } = this;
    quotes.tsMs.push(tsMs);
    quotes.exchangeTsMs.push(frame.exchangeTsMs);
    quotes.updateId.push(frame.id);
    quotes.bidPrice.push(frame.bidPrice);
    quotes.bidQuantity.push(frame.bidQuantity);
    quotes.askPrice.push(frame.askPrice);
    quotes.askQuantity.push(frame.askQuantity);
  }

  /** A difference or a snapshot. */
  addDepth(frame: StreamFrame, tsMs: number): void {
    const { depth, levels } = this;
    depth.tsMs.push(tsMs);
    depth.exchangeTsMs.push(frame.exchangeTsMs);
    depth.firstUpdateId.push(frame.firstUpdateId);
    depth.finalUpdateId.push(frame.finalUpdateId);
    depth.previousFinalUpdateId.push(frame.previousFinalUpdateId);
    depth.isSnapshot.push(frame.kind === 'snapshot' ? 1 : 0);
    depth.levelStart.push(levels.levelSide.length);
    for (let index = 0; index < frame.levelCount; index++) levels.levelSide.push(frame.sideOfLevel(index));
    levels.levelPrice.pushAll(frame.levelPrice, frame.levelCount);
    levels.levelQuantity.pushAll(frame.levelQuantity, frame.levelCount);
  }

  /** Copies of what has been added, on shared memory. */
  build(): { trades: TradeColumns; quotes: QuoteColumns; depth: DepthColumns } {
    const trades = allocateTradeColumns(this.trades.tsMs.length);
    const quotes = allocateQuoteColumns(this.quotes.tsMs.length);
    const depth = allocateDepthColumns(this.depth.tsMs.length, this.levels.levelSide.length);
    copyAll(this.trades, trades);
    copyAll(this.quotes, quotes);
    copyAll(this.depth, depth);
    copyAll(this.levels, depth);
    depth.levelStart[depth.length] = this.levels.levelSide.length;
    return { trades, quotes, depth };
  }
}

function growing<Name extends string>(...names: readonly Name[]): Record<Name, GrowingColumn> {
  return Object.fromEntries(names.map((name) => [name, new GrowingColumn()])) as Record<Name, GrowingColumn>;
}

type Column = Float64Array | Int8Array | Uint8Array | Uint32Array;

function copyAll<Name extends string>(from: Record<Name, GrowingColumn>, to: Readonly<Record<Name, Column>>): void {
  for (const name of Object.keys(from) as Name[]) from[name].copyTo(to[name]);
}
