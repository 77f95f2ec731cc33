import fc from 'fast-check';
import { bollingerbands } from 'technicalindicators';
import { describe, expect, it } from 'vitest';
import { bollinger } from '../../../../src/agents/strategies/bollinger.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { runStrategy } from '../../../../src/runner/run-strategy.js';
import { runs } from '../../../property/property-runs.js';
import { barsOfCloses } from '../../kernel/bars-of-closes.js';
import { bollingerSignals } from './array-rules.js';
import { signalsOfColumns } from './signals-of-columns.js';
import { rowOf, strategyBars, wanderingCloses } from './strategy-bars.js';

const run = (closes: readonly number[], params: object) =>
  runStrategy(bollinger, { params, bars: strategyBars(closes) }).map(({ tsMs, ...signal }) => ({
    row: rowOf(tsMs),
    ...signal,
  }));

describe('bollinger', () => {
  it('is long from under the lower band to over the middle one', () => {
    // Row 3: mean 9, variance (1 + 1 + 1 + 9) / 4 = 3. Row 4: mean 8.5 is over 8. Row 5: mean of 10, 6, 8, 9.
    const signals = run([10, 10, 10, 6, 8, 9, 9.5], { period: 4, deviations: 1 });
    expect(signals).toMatchObject([
      { row: 3, direction: 'long', reason: 'close is under the lower band', indicators: { middle: 9 } },
      { row: 5, direction: 'flat', reason: 'close is over the middle band', indicators: { middle: 8.25 } },
    ]);
    expect(signals[0].indicators?.lower).toBeCloseTo(9 - Math.sqrt(3), 12);
    expect(signals[0].indicators?.upper).toBeCloseTo(9 + Math.sqrt(3), 12);
  });

  it('speaks once, however long the close stays under the band, and again only after it has left', () => {
    const closes = [10, 10, 10, 6, 2, 1, 0.5, 9, 9, 9, 9, 2];
    expect(run(closes, { period: 4, deviations: 1 }).map(({ row, direction }) => [row, direction])).toEqual([
      [3, 'long'],
      [7, 'flat'],
      [11, 'long'],
    ]);
  });

  it('takes a close on a band for neither side of it, also where a float does not', () => {
    // Four of twenty values lie lower, the last of them too: two deviations below the mean, exactly.
    const onLower = [10, 10, 10, ...Array<number>(16).fill(10.1), 10];
    expect(run(onLower, {})).toEqual([]);
    expect(run([...onLower.slice(0, -1), 9.99], {})).toHaveLength(1);
    // Mean of 10.3, 10 and 10.15 is 10.15: on the middle band. 10.2 is over (10 + 10.15 + 10.2) / 3.
    const onMiddle = run([10.3, 10.3, 10, 10.15, 10.2], { period: 3, deviations: 1 });
    expect(onMiddle.map(({ row }) => row)).toEqual([2, 4]);
  });

  it('says nothing in a market that stands still', () => {
    expect(run(Array<number>(100).fill(42_283.58), {})).toEqual([]);
  });

  it('agrees with an array calculation on random walks', () => {
    const params = fc.record({
      period: fc.integer({ min: 2, max: 40 }),
      deviations: fc.constantFrom(0.5, 1, 1.5, 2, 3),
    });
    const walk = fc.record({
      seed: fc.string(),
      step: fc.integer({ min: 1, max: 30 }),
      count: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(walk, params, ({ seed, step, count }, { period, deviations }) => {
        const bars = barsOfCloses(wanderingCloses(count, seed, step).map((cents) => cents / 100));
        const signals = signalsOfColumns(
          bollinger as unknown as StrategyDefinition,
          { ANY: bars },
          { period, deviations },
        );
        const plain = (all: readonly { row: number; direction: string }[]) =>
          all.map(({ row, direction }) => [row, direction]);
        expect(plain(signals)).toEqual(plain(bollingerSignals(bars, period, deviations)));
      }),
      runs(200),
    );
  });

  it('gives the bands that another library gives', () => {
    const closes = wanderingCloses(5000, 'bands', 20);
    const signals = run(closes, {});
    const bands = bollingerbands({ period: 20, stdDev: 2, values: closes });
    expect(signals.length).toBeGreaterThan(100);
    for (const { row, indicators = {} } of signals) {
      const theirs = bands[row - 19];
      for (const key of ['middle', 'upper', 'lower'] as const) {
        expect(Math.abs(indicators[key] - theirs[key])).toBeLessThanOrEqual(1e-9 * theirs[key]);
      }
    }
  });

  it.each([{ period: 1 }, { period: 2.5 }, { deviations: 0 }, { deviations: 11 }, { stdDev: 2 }])(
    'refuses %j',
    (params) => {
      expect(bollinger.params.safeParse(params).success).toBe(false);
    },
  );
});
