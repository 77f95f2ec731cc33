import fc from 'fast-check';
import { StochasticOscillator } from 'trading-signals';
import { describe, expect, it } from 'vitest';
import { stochastic } from '../../../../src/agents/strategies/stochastic.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { allocateBarColumns } from '../../../../src/core/bar-columns.js';
import { runs } from '../../../property/property-runs.js';
import { realLookingBars, type SampleBar } from '../../indicators/sample-bars.js';
import { stochasticSignals } from './array-rules.js';
import { signalsOfColumns } from './signals-of-columns.js';

function columnsOf(rows: readonly Omit<SampleBar, 'open' | 'volume'>[]) {
  const bars = allocateBarColumns(rows.length);
  for (const [row, { high, low, close }] of rows.entries()) {
    bars.high[row] = high;
    bars.low[row] = low;
    bars.close[row] = close;
  }
  return bars;
}

const run = (rows: readonly Omit<SampleBar, 'open' | 'volume'>[], params: object) =>
  signalsOfColumns(stochastic as unknown as StrategyDefinition, { ANY: columnsOf(rows) }, params);

/** The range is always 0 to 100, so that the raw %K is the close; %D is the mean of two of them. */
const ofK = (closes: readonly number[]) =>
  run(
    closes.map((close) => ({ high: 100, low: 0, close })),
    { period: 2, smoothing: 1, signal: 2 },
  );

describe('stochastic', () => {
  it('is long from an oversold cross up to an overbought cross down', () => {
    // %K 30, 10, 15: %D 20, then 12.5. Later 95, 85: %D 90.
    expect(ofK([50, 30, 10, 15, 95, 85, 84])).toEqual([
      { row: 3, direction: 'long', reason: '%K rose above %D, oversold', indicators: { k: 15, d: 12.5 } },
      { row: 5, direction: 'flat', reason: '%K fell below %D, overbought', indicators: { k: 85, d: 90 } },
    ]);
  });

  it('leaves alone what crosses elsewhere, and what it has said', () => {
    expect(ofK([50, 40, 20, 30])).toEqual([]); // up at 30
    expect(ofK([50, 40, 15, 20])).toEqual([]); // up at 20, which is not under it
    expect(ofK([50, 30, 10, 15, 12, 16])).toHaveLength(1); // up once more while long
    expect(ofK([50, 30, 10, 15, 70, 60, 90, 80, 95])).toHaveLength(1); // down at 60, and at 80, which is not over it
    expect(ofK([50, 90, 95, 85])).toEqual([]); // down while flat
  });

  it('takes the first sign for no cross, and remembers a sign over equality', () => {
    expect(ofK([50, 5, 10])).toEqual([]);
    expect(ofK([50, 30, 10, 10, 10, 15]).map(({ row }) => row)).toEqual([5]);
    expect(ofK([50, 10, 15, 15, 16])).toEqual([]);
  });

  it('takes what is equal on paper for equal, also where a float does not', () => {
    const between = (low: number, high: number, closes: readonly number[]) =>
      closes.map((close) => ({ high, low, close }));
    // %K 50, 30, 10, 20: up, and exactly 20.
    expect((100 * (100.07 - 100.05)) / (100.15 - 100.05)).toBeLessThan(20);
    const onThreshold = between(100.05, 100.15, [100.1, 100.08, 100.06, 100.07]);
    expect(run(onThreshold, { period: 2, smoothing: 1, signal: 2 })).toEqual([]);
    // Sevenths: 3, 6, 0, 3, 2. %D is 3 from row 3 on, which %K is under, on, and then 5/3 under 2.
    const onLine = between(100.01, 100.08, [100.01, 100.04, 100.07, 100.01, 100.04, 100.03]);
    const signals = run(onLine, { period: 2, smoothing: 1, signal: 3, oversold: 60 });
    expect(signals.map(({ row, direction }) => [row, direction])).toEqual([[5, 'long']]);
  });

  it('agrees with an array calculation in whole numbers on random markets and parameters', () => {
    const params = fc
      .record({
        period: fc.integer({ min: 1, max: 20 }),
        smoothing: fc.integer({ min: 1, max: 4 }),
        signal: fc.integer({ min: 2, max: 5 }),
        oversold: fc.integer({ min: 0, max: 60 }),
        wider: fc.integer({ min: 1, max: 40 }),
      })
      .map(({ wider, ...rest }) => ({ ...rest, overbought: rest.oversold + wider }));
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 300 }), params, (seed, count, given) => {
        const rows = realLookingBars(count, seed);
        const plain = (all: readonly { row: number; direction: string }[]) =>
          all.map(({ row, direction }) => [row, direction]);
        expect(plain(run(rows, given))).toEqual(plain(stochasticSignals(columnsOf(rows), given)));
      }),
      runs(200),
    );
  });

  it('gives the lines that another library gives', () => {
    const rows = realLookingBars(20_000, 3);
    const library = new StochasticOscillator({ kPeriod: 14, dPeriod: 3, kSlowingPeriod: 3 });
    const theirs = rows.map((bar) => library.add(bar));
    const signals = run(rows, {});
    expect(signals.length).toBeGreaterThan(100);
    for (const { row, indicators } of signals) {
      expect(indicators?.k).toBeCloseTo(theirs[row]?.stochK as number, 8);
      expect(indicators?.d).toBeCloseTo(theirs[row]?.stochD as number, 8);
    }
  });

  it.each([{ period: 0 }, { smoothing: 0 }, { signal: 1 }, { oversold: 80 }, { overbought: 101 }, { k: 14 }])(
    'refuses %j',
    (params) => {
      expect(stochastic.params.safeParse(params).success).toBe(false);
    },
  );
});
