import type { BUY_SIDE, SELL_SIDE } from '../../core/tick-columns.js';

const LEVELS_AT_FIRST = 64;

/**
 * One side of an order book. Plain data. The levels lie sorted from the worst price to the best, because nearly all
 * changes happen near the best: there few levels have to move.
 */
export interface BookSide {
  /** BUY_SIDE: bids, the highest price is best. SELL_SIDE: asks, the lowest. */
  readonly side: typeof BUY_SIDE | typeof SELL_SIDE;
  /** How many levels there are; what lies behind them in the arrays is left over. */
  count: number;
  price: Float64Array;
  quantity: Float64Array;
}

export function createBookSide(side: BookSide['side']): BookSide {
  return {
    side,
    count: 0,
    price: new Float64Array(LEVELS_AT_FIRST),
    quantity: new Float64Array(LEVELS_AT_FIRST),
  };
}

/** NaN while the side is empty. */
export function bestPrice({ count, price }: BookSide): number {
  return count === 0 ? Number.NaN : price[count - 1];
}

/** The quantity at the best price, 0 while the side is empty. */
export function bestQuantity({ count, quantity }: BookSide): number {
  return count === 0 ? 0 : quantity[count - 1];
}

/** The quantity that rests at exactly this price, 0 for none. */
export function quantityAt(levels: BookSide, price: number): number {
  const index = findLevel(levels, price);
  return index < levels.count && levels.price[index] === price ? levels.quantity[index] : 0;
}

/** Sets the whole quantity at a price; 0 or less removes the level. */
export function setLevel(levels: BookSide, price: number, quantity: number): void {
  const index = findLevel(levels, price);
  const { count } = levels;
  const known = index < count && levels.price[index] === price;
  if (quantity > 0) {
    if (!known) insertAt(levels, index, price);
    levels.quantity[index] = quantity;
  } else if (known) {
    levels.price.copyWithin(index, index + 1, count);
    levels.quantity.copyWithin(index, index + 1, count);
    levels.count = count - 1;
  }
}

/** Where the level of a price is, or would have to be put in. */
function findLevel({ side, count, price: prices }: BookSide, price: number): number {
  let low = 0;
  let high = count;
  // With its sign turned, the best ask is the greatest, too.
  const wanted = price * side;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (prices[middle] * side < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertAt(levels: BookSide, index: number, price: number): void {
  const { count } = levels;
  if (count === levels.price.length) {
    levels.price = doubled(levels.price);
    levels.quantity = doubled(levels.quantity);
  }
  levels.price.copyWithin(index + 1, index, count);
  levels.quantity.copyWithin(index + 1, index, count);
  levels.price[index] = price;
  levels.count = count + 1;
}

function doubled(column: Float64Array): Float64Array {
  const grown = new Float64Array(column.length * 2);
  grown.set(column);
  return grown;
}
