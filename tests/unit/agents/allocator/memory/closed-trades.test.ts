import { describe, expect, it } from 'vitest';
import {
  createClosedTrades,
  lastProfits,
  takeChange,
  takeFee,
} from '../../../../../src/agents/allocator/memory/closed-trades.js';

describe('closed trades', () => {
  it('begin and end flat, and pay their fees', () => {
    const trades = createClosedTrades(1, 1, 5);
    takeFee(trades, 0, 0, 1);
    takeChange(trades, 0, 0, 0, 1);
    // A part is sold for a profit of 10, the rest for a loss of 4, a fee of 1 each.
    takeFee(trades, 0, 0, 1);
    takeChange(trades, 0, 0, 10, 1);
    expect(lastProfits(trades, 0, 5)).toEqual(new Float64Array(0));
    takeFee(trades, 0, 0, 1);
    takeChange(trades, 0, 0, -4, 0);
    expect(lastProfits(trades, 0, 5)).toEqual(Float64Array.of(3));
  });

  it('end where a position turns around', () => {
    const trades = createClosedTrades(1, 1, 5);
    takeChange(trades, 0, 0, 0, 1);
    takeChange(trades, 0, 0, 7, -1);
    takeChange(trades, 0, 0, -2, 0);
    expect(lastProfits(trades, 0, 5)).toEqual(Float64Array.of(-2, 7));
  });

  it('are told apart by strategy and symbol, and only the last are remembered', () => {
    const trades = createClosedTrades(2, 2, 2);
    const trade = (strategyIndex: number, instrumentIndex: number, profit: number) => {
      takeChange(trades, strategyIndex, instrumentIndex, 0, 1);
      takeChange(trades, strategyIndex, instrumentIndex, profit, 0);
    };
    takeChange(trades, 0, 1, 0, 1);
    [1, 2, 3].forEach((profit) => {
      trade(0, 0, profit);
    });
    trade(1, 0, 9);
    takeChange(trades, 0, 1, 50, 0);
    expect(lastProfits(trades, 0, 9)).toEqual(Float64Array.of(50, 3));
    expect(lastProfits(trades, 0, 1)).toEqual(Float64Array.of(50));
    expect(lastProfits(trades, 1, 9)).toEqual(Float64Array.of(9));
  });
});
