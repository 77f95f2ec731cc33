import { describe, expect, it } from 'vitest';
import {
  createHigherTimeframeBias,
  updateHigherTimeframeBias,
} from '../../../../../src/agents/strategies/ict/higher-timeframe-bias.js';
import type { Bar } from '../../../../../src/agents/strategies/strategy.js';
import { barsOf, type Prices } from './ict-bars.js';

/** Three bars from a candle's prices, so that each of them matters: open, then high, then low and close. */
function thirds([open, high, low, close]: Prices): Prices[] {
  return [
    [open, open, open, open],
    [open, high, open, open],
    [open, open, low, close],
  ];
}

/** Swing high 12 in the second candle, known with the third; the fourth closes above it. */
const CANDLES: readonly Prices[] = [
  [9, 10, 8, 9],
  [10, 12, 9, 10],
  [10, 11, 9, 10],
  [10, 13, 10, 12.5],
];

/** The candles that have counted, and the trend, after each bar. */
function follow(bars: readonly Bar[], length = 3): string[] {
  const state = createHigherTimeframeBias(length, 1);
  return bars.map((bar) => {
    updateHigherTimeframeBias(state, bar, bar.tsMs, bar.intervalMs);
    return `${state.structure.swings.count}${state.structure.trend > 0 ? ' up' : ''}`;
  });
}

describe('the bias of the higher timeframe', () => {
  it('counts a candle with the bar that closes at its end, and not before', () => {
    const bars = barsOf(CANDLES.flatMap(thirds));
    expect(follow(bars)).toEqual('0 0 1 1 1 2 2 2 3 3 3 4'.split(' ').with(11, '4 up'));
  });

  it('leaves out the candle that the data begin in the middle of', () => {
    const bars = barsOf([[50, 60, 1, 50], [50, 60, 1, 50], ...CANDLES.flatMap(thirds)], 1);
    expect(follow(bars)).toEqual('0 0 0 0 1 1 1 2 2 2 3 3 3 4'.split(' ').with(13, '4 up'));
  });

  it('counts a candle whose end is missing with the next bar, and makes none of an empty interval', () => {
    // Without the last bar of the first candle, and then without the six bars of two candles.
    const bars = barsOf(thirds([9, 10, 8, 9]).concat(thirds([9, 9, 9, 9]), thirds([9, 9, 9, 9]), thirds([1, 2, 1, 2])));
    expect(follow([...bars.slice(0, 2), ...bars.slice(9)])).toEqual(['0', '0', '1', '1', '2']);
    // The only bar of the fourth candle is its last: it ends the first one, then its own.
    expect(follow([...bars.slice(0, 2), bars[11]])).toEqual(['0', '0', '2']);
  });

  it('of bars that each have a length of their own takes so many in a row', () => {
    const bars = barsOf(CANDLES.flatMap(thirds)).map((bar, row) => ({ ...bar, intervalMs: (row * 7919) % 60_000 }));
    // The first bar has the length 0, as one that a single trade has filled.
    expect(follow(bars)).toEqual('0 0 1 1 1 2 2 2 3 3 3 4'.split(' ').with(11, '4 up'));
    // Bars of one length at first: what was begun by the clock does not count.
    const later = barsOf(CANDLES.flatMap(thirds)).map((bar, row) => ({ ...bar, intervalMs: row < 2 ? 60_000 : row }));
    expect(follow(later)).toEqual(['0', '0', '0', '0', '0', '1', '1', '1', '2', '2', '2', '3']);
  });
});
