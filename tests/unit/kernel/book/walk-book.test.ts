import { describe, expect, it } from 'vitest';
import { BUY_SIDE, SELL_SIDE } from '../../../../src/core/tick-columns.js';
import { createBookSide, setLevel } from '../../../../src/kernel/book/book-side.js';
import { createOrderBook } from '../../../../src/kernel/book/order-book.js';
import { createBookWalk, quantityTo, spreadOf, walkBook } from '../../../../src/kernel/book/walk-book.js';

function asks() {
  const levels = createBookSide(SELL_SIDE);
  setLevel(levels, 100, 1);
  setLevel(levels, 101, 2);
  setLevel(levels, 103, 4);
  return levels;
}

const NO_LIMIT = Number.NaN;

describe('walking the book', () => {
  it('takes the best price first, and of the last level what is left', () => {
    // 1 at 100 + 2 at 101 + 1.5 at 103 = 100 + 202 + 154.5
    expect(walkBook(asks(), 4.5, NO_LIMIT, createBookWalk())).toEqual({
      filled: 4.5,
      notional: 456.5,
      worstPrice: 103,
      levels: 3,
    });
  });

  it('fills what there is when there is not enough', () => {
    expect(walkBook(asks(), 50, NO_LIMIT, createBookWalk())).toMatchObject({ filled: 7, notional: 714, levels: 3 });
  });

  it('goes no further than the limit, whose own level counts', () => {
    expect(walkBook(asks(), 50, 101, createBookWalk())).toMatchObject({ filled: 3, notional: 302, worstPrice: 101 });
    expect(walkBook(asks(), 50, 99.9, createBookWalk())).toEqual({
      filled: 0,
      notional: 0,
      worstPrice: Number.NaN,
      levels: 0,
    });
  });

  it('walks bids downwards', () => {
    const bids = createBookSide(BUY_SIDE);
    setLevel(bids, 99, 1);
    setLevel(bids, 98, 1);
    expect(walkBook(bids, 1.5, 98, createBookWalk())).toMatchObject({ filled: 1.5, notional: 148, worstPrice: 98 });
    expect(walkBook(bids, 1.5, 98.5, createBookWalk())).toMatchObject({ filled: 1, notional: 99, worstPrice: 99 });
  });

  it('forgets the walk before, and leaves the book alone', () => {
    const levels = asks();
    const walk = createBookWalk();
    const before = structuredClone(levels);
    walkBook(levels, 5, NO_LIMIT, walk);
    walkBook(levels, 0.5, NO_LIMIT, walk);
    expect(walk).toEqual({ filled: 0.5, notional: 50, worstPrice: 100, levels: 1 });
    expect(levels).toEqual(before);
  });

  it('fills a quantity to the last bit that rounding would miss', () => {
    const levels = createBookSide(SELL_SIDE);
    for (const price of [1, 2, 3]) setLevel(levels, price, 0.1);
    // 0.1 + 0.1 + 0.1 is 0.30000000000000004 in float64.
    expect(walkBook(levels, 0.3, NO_LIMIT, createBookWalk()).filled).toBe(0.3);
    expect(walkBook(levels, 0.25, NO_LIMIT, createBookWalk()).filled).toBe(0.25);
  });

  it('sums the quantity down to a price', () => {
    expect([99, 100, 102, 103].map((price) => quantityTo(asks(), price))).toEqual([0, 1, 3, 7]);
    const bids = createBookSide(BUY_SIDE);
    setLevel(bids, 99, 1);
    setLevel(bids, 97, 3);
    expect([99.5, 99, 98, 97].map((price) => quantityTo(bids, price))).toEqual([0, 1, 1, 4]);
  });

  it('tells the spread', () => {
    const book = createOrderBook('spot');
    expect(spreadOf(book)).toBeNaN();
    setLevel(book.bids, 99.5, 1);
    setLevel(book.asks, 100, 1);
    expect(spreadOf(book)).toBe(0.5);
  });
});
