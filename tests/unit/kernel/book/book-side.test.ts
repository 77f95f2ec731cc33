import { describe, expect, it } from 'vitest';
import { BUY_SIDE, SELL_SIDE } from '../../../../src/core/tick-columns.js';
import {
  bestPrice,
  bestQuantity,
  createBookSide,
  quantityAt,
  setLevel,
} from '../../../../src/kernel/book/book-side.js';

const prices = (levels: ReturnType<typeof createBookSide>) => [...levels.price.subarray(0, levels.count)];

describe('a side of the book', () => {
  it('has no best price while it is empty', () => {
    const bids = createBookSide(BUY_SIDE);
    expect(bestPrice(bids)).toBeNaN();
    expect(bestQuantity(bids)).toBe(0);
    expect(quantityAt(bids, 100)).toBe(0);
  });

  it('keeps bids with the highest last, asks with the lowest last', () => {
    const bids = createBookSide(BUY_SIDE);
    const asks = createBookSide(SELL_SIDE);
    for (const price of [101, 99, 100, 98.5]) {
      setLevel(bids, price, 1);
      setLevel(asks, price, 2);
    }
    expect(prices(bids)).toEqual([98.5, 99, 100, 101]);
    expect(prices(asks)).toEqual([101, 100, 99, 98.5]);
    expect([bestPrice(bids), bestPrice(asks)]).toEqual([101, 98.5]);
  });

  it('replaces a quantity, and removes a level by quantity 0', () => {
    const asks = createBookSide(SELL_SIDE);
    setLevel(asks, 100, 1);
    setLevel(asks, 101, 2);
    setLevel(asks, 100, 5);
    expect([bestPrice(asks), bestQuantity(asks), asks.count]).toEqual([100, 5, 2]);
    setLevel(asks, 100, 0);
    expect([bestPrice(asks), bestQuantity(asks), asks.count]).toEqual([101, 2, 1]);
    setLevel(asks, 250, 0);
    expect(prices(asks)).toEqual([101]);
    expect([quantityAt(asks, 101), quantityAt(asks, 100)]).toEqual([2, 0]);
  });

  it('grows beyond the levels that it starts with', () => {
    const bids = createBookSide(BUY_SIDE);
    for (let price = 1000; price > 0; price--) setLevel(bids, price, price / 10);
    expect(bids.count).toBe(1000);
    expect(prices(bids)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
    expect(quantityAt(bids, 437)).toBe(43.7);
  });
});
