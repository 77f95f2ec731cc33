import { describe, expect, it } from 'vitest';
import { buyAndHold } from '../../../../src/agents/strategies/buy-and-hold.js';
import { runStrategy } from '../../../../src/runner/run-strategy.js';
import { rowOf, strategyBars } from './strategy-bars.js';

describe('buy-and-hold', () => {
  it('buys each of its symbols on the first bar of that symbol, and never speaks again', () => {
    const bars = [...strategyBars([10, 11, 12]), ...strategyBars([7, 8], 'ETHUSDT')];
    const signals = runStrategy(buyAndHold, { bars });
    expect(
      signals.map(({ symbol, tsMs, direction, indicators }) => [symbol, rowOf(tsMs), direction, indicators]),
    ).toEqual([
      ['BTCUSDT', 0, 'long', { close: 10 }],
      ['ETHUSDT', 0, 'long', { close: 7 }],
    ]);
  });

  it('has no parameters', () => {
    expect(buyAndHold.params.safeParse({ quantity: 1 }).success).toBe(false);
  });
});
