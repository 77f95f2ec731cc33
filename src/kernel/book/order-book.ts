import { BUY_SIDE, SELL_SIDE } from '../../core/tick-columns.js';
import { type BookSide, bestPrice, createBookSide } from './book-side.js';
import type { WaitingDepth } from './depth-buffer.js';

/** Whose rules link one depth message to the next: see apply-depth.ts. */
export type BookRules = 'spot' | 'futures';

/**
 * - `waiting`: nothing is known; differences are kept for the snapshot that has to come.
 * - `loaded`: the snapshot is in, and the difference that follows it has not come yet.
 * - `synced`: each message has followed the one before.
 */
export type BookStatus = 'waiting' | 'loaded' | 'synced';

/**
 * The order book of one symbol, rebuilt from snapshots and differences. Plain data: it survives a structured clone.
 * After each message it is uncrossed, sorted, and holds quantities above 0 only; out of sync it is empty, so that
 * nobody trades on what is no longer there.
 *
 * A snapshot reaches only so deep (1000 levels as captured here): prices further out are known once they change.
 */
export interface OrderBook {
  readonly rules: BookRules;
  status: BookStatus;
  /** The last update that is in the book; NaN while waiting. */
  lastUpdateId: number;
  readonly bids: BookSide;
  readonly asks: BookSide;
  /** Differences that came before their snapshot. */
  readonly waiting: WaitingDepth[];
}

export function createOrderBook(rules: BookRules): OrderBook {
  return {
    rules,
    status: 'waiting',
    lastUpdateId: Number.NaN,
    bids: createBookSide(BUY_SIDE),
    asks: createBookSide(SELL_SIDE),
    waiting: [],
  };
}

/** Empties the book: it waits for a snapshot from now on. Differences that wait already stay. */
export function dropBook(book: OrderBook): void {
  book.status = 'waiting';
  book.lastUpdateId = Number.NaN;
  book.bids.count = 0;
  book.asks.count = 0;
}

/** Whether a buyer bids as much as a seller asks: no exchange's book does, so something is missing in this one. */
export function isCrossed(book: OrderBook): boolean {
  // False while a side is empty.
  return bestPrice(book.bids) >= bestPrice(book.asks);
}
