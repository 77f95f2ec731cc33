import { assert } from '../../core/assert.js';
import { BUY_SIDE, type DepthColumns } from '../../core/tick-columns.js';
import { type BookSide, setLevel } from './book-side.js';
import { copyDepthMessage, keepWaiting, type WaitingDepth } from './depth-buffer.js';
import { dropBook, isCrossed, type OrderBook } from './order-book.js';

/**
 * What became of a depth message:
 * - `snapshot`: the book was replaced, and differences that had waited were applied.
 * - `applied`: the difference is in the book.
 * - `stale`: the book had it already.
 * - `waiting`: there is no snapshot yet; the difference waits for it.
 * - `gap`: messages are missing before this one, or between the snapshot and what waited. The book is empty and waits for a snapshot.
 * - `crossed`: bids and asks met, so levels are wrong. The book is empty and waits for a snapshot.
 */
export type DepthOutcome = 'snapshot' | 'applied' | 'stale' | 'waiting' | 'gap' | 'crossed';

/** The message of one row, by Binance's rules ("How to manage a local order book correctly"). */
export function applyDepth(book: OrderBook, depth: DepthColumns, row: number): DepthOutcome {
  if (depth.isSnapshot[row] === 1) return applySnapshot(book, depth, row);
  if (book.status === 'waiting') {
    keepWaiting(book.waiting, copyDepthMessage(depth, row));
    return 'waiting';
  }
  const first = depth.firstUpdateId[row];
  const final = depth.finalUpdateId[row];
  const link = linkOf(book, first, final, depth.previousFinalUpdateId[row]);
  if (link === 'gap') {
    dropBook(book);
    // It may well follow the next snapshot.
    keepWaiting(book.waiting, copyDepthMessage(depth, row));
  }
  if (link !== 'applied') return link;
  setLevels(
    book,
    depth.levelSide,
    depth.levelPrice,
    depth.levelQuantity,
    depth.levelStart[row],
    depth.levelStart[row + 1],
  );
  return follow(book, final);
}

function applySnapshot(book: OrderBook, depth: DepthColumns, row: number): DepthOutcome {
  const updateId = depth.finalUpdateId[row];
  // An answer that was long on its way: the differences have brought the book further.
  if (updateId < book.lastUpdateId) return 'stale';
  dropBook(book);
  setLevels(
    book,
    depth.levelSide,
    depth.levelPrice,
    depth.levelQuantity,
    depth.levelStart[row],
    depth.levelStart[row + 1],
  );
  book.lastUpdateId = updateId;
  book.status = 'loaded';
  if (isCrossed(book)) {
    dropBook(book);
    return 'crossed';
  }
  return applyWaiting(book);
}

/** Applies what has waited for the snapshot. At a gap, what comes after it goes on waiting. */
function applyWaiting(book: OrderBook): DepthOutcome {
  const messages = book.waiting.splice(0);
  for (let index = 0; index < messages.length; index++) {
    const outcome = applyMessage(book, messages[index]);
    if (outcome === 'applied' || outcome === 'stale') continue;
    // A message that crossed the book is of no more use, one behind a gap is.
    book.waiting.push(...messages.slice(outcome === 'gap' ? index : index + 1));
    return outcome;
  }
  return 'snapshot';
}

function applyMessage(book: OrderBook, message: WaitingDepth): DepthOutcome {
  const { levelSide, levelPrice, levelQuantity } = message;
  const link = linkOf(book, message.firstUpdateId, message.finalUpdateId, message.previousFinalUpdateId);
  if (link === 'gap') dropBook(book);
  if (link !== 'applied') return link;
  setLevels(book, levelSide, levelPrice, levelQuantity, 0, levelSide.length);
  return follow(book, message.finalUpdateId);
}

/**
 * Whether a difference follows what is in the book.
 *
 * Spot: `u ≤ last` is stale; the first after a snapshot must have `U ≤ last + 1 ≤ u`, each one after it `U = last + 1`.
 *
 * Futures: ids are not consecutive, `pu` names the message before. The first after a snapshot must have `pu ≤ last ≤ u`,
 * each one after it `pu = last`. Binance words the first as `U ≤ last ≤ u`; a snapshot between `pu` and `U` has no
 * update missing either, since a difference covers everything behind its `pu`.
 */
function linkOf(book: OrderBook, first: number, final: number, previousFinal: number): 'applied' | 'stale' | 'gap' {
  const { lastUpdateId, status } = book;
  const isFirst = status === 'loaded';
  if (book.rules === 'spot') {
    if (final <= lastUpdateId) return 'stale';
    return (isFirst ? first <= lastUpdateId + 1 : first === lastUpdateId + 1) ? 'applied' : 'gap';
  }
  if (isFirst ? final < lastUpdateId : final <= lastUpdateId) return 'stale';
  return (isFirst ? previousFinal <= lastUpdateId : previousFinal === lastUpdateId) ? 'applied' : 'gap';
}

/** After the levels of a difference have been set. */
function follow(book: OrderBook, finalUpdateId: number): 'applied' | 'crossed' {
  book.status = 'synced';
  book.lastUpdateId = finalUpdateId;
  if (!isCrossed(book)) return 'applied';
  dropBook(book);
  return 'crossed';
}

function setLevels(
  book: OrderBook,
  sides: Int8Array,
  prices: Float64Array,
  quantities: Float64Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index++) {
    const levels: BookSide = sides[index] === BUY_SIDE ? book.bids : book.asks;
    assert(prices[index] > 0, 'a price level has a price above 0');
    setLevel(levels, prices[index], quantities[index]);
  }
}
