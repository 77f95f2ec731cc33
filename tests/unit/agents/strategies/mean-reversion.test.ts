import { RSI } from 'trading-signals';
import { describe, expect, it } from 'vitest';
import { meanReversion } from '../../../../src/agents/strategies/mean-reversion.js';
import { runStrategy } from '../../../../src/runner/run-strategy.js';
import { barsOfCloses } from '../../kernel/bars-of-closes.js';
import { rsiSignals } from './array-rules.js';
import { rowOf, strategyBars, wanderingCloses } from './strategy-bars.js';

const run = (closes: readonly number[], params: object) =>
  runStrategy(meanReversion, { params, bars: strategyBars(closes) }).map(({ tsMs, ...signal }) => ({
    row: rowOf(tsMs),
    ...signal,
  }));

describe('mean-reversion', () => {
  it('is long from an oversold RSI to an overbought one', () => {
    // Row 2: no gains, RSI 0. Row 3: gains (0 + 3) / 2 = 1.5, losses (1 + 0) / 2 = 0.5, RSI 75.
    expect(run([10, 9, 8, 11, 11.5], { period: 2 })).toEqual([
      { row: 2, symbol: 'BTCUSDT', direction: 'long', reason: 'RSI is oversold', indicators: { rsi: 0 } },
      { row: 3, symbol: 'BTCUSDT', direction: 'flat', reason: 'RSI is overbought', indicators: { rsi: 75 } },
    ]);
  });

  it('takes an RSI on a threshold for neither side of it, also where a float does not', () => {
    // Three steps up and seven down, all of 0.1: an RSI of 30. One more down is (0.27, 0.73): 27.
    const closes = [10, 9.9, 9.8, 9.9, 9.8, 9.9, 10, 9.9, 9.8, 9.7, 9.6];
    expect(run(closes, { period: 10 })).toEqual([]);
    const [signal] = run([...closes, 9.5], { period: 10 });
    expect(signal).toMatchObject({ row: 11, direction: 'long' });
    expect(signal.indicators?.rsi).toBeCloseTo(27, 9);
  });

  it('speaks once, however long the RSI stays low, and again only after it has left', () => {
    const signals = run([9, 8, 7, 6, 5, 4, 3, 9, 12, 5, 2, 1], { period: 2 });
    expect(signals.map(({ row, direction }) => [row, direction])).toEqual([
      [2, 'long'],
      [7, 'flat'], // gains (0 + 6) / 2 = 3, losses (1 + 0) / 2 = 0.5
      [9, 'long'], // gains (3 + 0) / 2 = 1.5, losses (0.25 + 7) / 2 = 3.625
    ]);
    expect(signals[1].indicators?.rsi).toBeCloseTo(300 / 3.5, 12);
    expect(signals[2].indicators?.rsi).toBeCloseTo(150 / 5.125, 12);
  });

  it('takes a market that stands still for neither', () => {
    expect(run(Array<number>(100).fill(10), {})).toEqual([]);
  });

  it('agrees with an array calculation on a long walk, and its RSI with another library', () => {
    const closes = wanderingCloses(20_000, 'rsi', 20);
    for (const params of [
      { period: 14, oversold: 30, overbought: 70 },
      { period: 3, oversold: 10, overbought: 55 },
    ]) {
      const signals = run(closes, params);
      const expected = rsiSignals(barsOfCloses(closes), params.period, params.oversold, params.overbought);
      expect(signals.map(({ row, direction }) => [row, direction])).toEqual(
        expected.map(({ row, direction }) => [row, direction]),
      );
      expect(signals.length).toBeGreaterThan(100);
      const library = new RSI(params.period);
      const theirs = closes.map((close) => library.add(close));
      for (const { row, indicators } of signals) {
        expect(indicators?.rsi).toBeCloseTo(theirs[row] as number, 9);
      }
    }
  });

  it.each([{ period: 1 }, { oversold: -1 }, { overbought: 101 }, { oversold: 50, overbought: 50 }, { low: 30 }])(
    'refuses %j',
    (params) => {
      expect(meanReversion.params.safeParse(params).success).toBe(false);
    },
  );
});
