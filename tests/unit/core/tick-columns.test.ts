import { describe, expect, it } from 'vitest';
import {
  allocateDepthColumns,
  allocateQuoteColumns,
  allocateTradeColumns,
  sliceDepthColumns,
  sliceQuoteColumns,
  sliceTradeColumns,
} from '../../../src/core/tick-columns.js';

describe('tick columns', () => {
  it('lie on shared memory', () => {
    const columns = [allocateTradeColumns(3), allocateQuoteColumns(3), allocateDepthColumns(3, 7)];
    for (const column of columns.flatMap((one) => Object.values(one)).filter((one) => typeof one !== 'number')) {
      expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
    expect(columns[2]).toMatchObject({ length: 3 });
  });

  it('are cut as views', () => {
    const trades = allocateTradeColumns(4);
    const part = sliceTradeColumns(trades, 1, 3);
    trades.price[2] = 42;
    expect([part.length, part.price.length, part.price[1]]).toEqual([2, 2, 42]);
    const quotes = sliceQuoteColumns(allocateQuoteColumns(4), 1, 4);
    expect([quotes.length, quotes.askQuantity.length]).toEqual([3, 3]);
  });

  it('keep the levels of the messages that are left', () => {
    const depth = allocateDepthColumns(3, 6);
    depth.levelStart.set([0, 1, 4, 6]);
    depth.levelPrice.set([10, 20, 21, 22, 30, 31]);
    const part = sliceDepthColumns(depth, 1, 2);
    expect([...part.levelPrice.subarray(part.levelStart[0], part.levelStart[1])]).toEqual([20, 21, 22]);
    expect([...part.levelStart]).toEqual([1, 4]);
  });
});
