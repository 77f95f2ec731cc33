import { type BookSide, bestPrice } from './book-side.js';

/** What taking liquidity from one side of a book comes to. Reused from walk to walk by who asks. */
export interface BookWalk {
  /** How much of the quantity the book can fill within the limit. */
  filled: number;
  /** Σ price × quantity of what fills, quote currency; divided by `filled` it is the average price. */
  notional: number;
  /** The price of the last level that was touched; NaN when nothing fills. */
  worstPrice: number;
  /** How many levels were touched. */
  levels: number;
}

export function createBookWalk(): BookWalk {
  return { filled: 0, notional: 0, worstPrice: Number.NaN, levels: 0 };
}

/**
 * Walks from the best price on until `quantity` is filled, the limit would be passed (NaN: no limit) or the side is
 * used up. A buyer walks the asks, a seller the bids. Writes into `walk`, and changes nothing in the book.
 */
export function walkBook(levels: BookSide, quantity: number, limitPrice: number, walk: BookWalk): BookWalk {
  const { side, price, quantity: resting } = levels;
  walk.filled = 0;
  walk.notional = 0;
  walk.worstPrice = Number.NaN;
  walk.levels = 0;
  for (let index = levels.count - 1; index >= 0 && walk.filled < quantity; index--) {
    // False for NaN, which is no limit.
    if (price[index] * side < limitPrice * side) break;
    const left = quantity - walk.filled;
    const taken = Math.min(left, resting[index]);
    // What is left of the quantity fills it to the last bit, whatever the sum of the levels rounds to.
    walk.filled = taken === left ? quantity : walk.filled + taken;
    walk.notional += taken * price[index];
    walk.worstPrice = price[index];
    walk.levels++;
  }
  return walk;
}

/** The quantity that rests from the best price down to this one, which counts. */
export function quantityTo({ side, count, price, quantity }: BookSide, limitPrice: number): number {
  let sum = 0;
  for (let index = count - 1; index >= 0 && price[index] * side >= limitPrice * side; index--) sum += quantity[index];
  return sum;
}

/** How far apart the best prices are, quote currency; NaN while a side is empty. */
export function spreadOf(book: { readonly bids: BookSide; readonly asks: BookSide }): number {
  return bestPrice(book.asks) - bestPrice(book.bids);
}
