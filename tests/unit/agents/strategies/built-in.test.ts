import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macd } from '../../../../src/agents/strategies/macd.js';
import { momentum } from '../../../../src/agents/strategies/momentum.js';
import { runStrategy, type TimedSignal } from '../../../../src/runner/run-strategy.js';
import { runs } from '../../../property/property-runs.js';
import { crossSignals, macdDifferences, momentumDifferences } from './array-signals.js';
import { rowOf, strategyBars, wanderingCloses } from './strategy-bars.js';

const rowsOf = (signals: readonly TimedSignal[]) =>
  signals.map(({ tsMs, direction }) => ({ row: rowOf(tsMs), direction }));

const walks = fc.record({
  seed: fc.string(),
  step: fc.integer({ min: 1, max: 30 }),
  count: fc.integer({ min: 1, max: 400 }),
});

describe('momentum', () => {
  it('goes long where the fast average rises above the slow one, and flat where it falls below', () => {
    // SMA2 − SMA3 at rows 2…: 10,9,8 → −0.5; 9,8,12 → 0.33; 8,12,13 → 1.5; 12,13,6 → −0.83.
    const signals = runStrategy(momentum, { params: { fast: 2, slow: 3 }, bars: strategyBars([10, 9, 8, 12, 13, 6]) });
    expect(signals).toMatchObject([
      { direction: 'long', reason: 'fast average rose above slow', indicators: { fast: 10, slow: 29 / 3 } },
      { direction: 'flat', reason: 'fast average fell below slow', indicators: { fast: 9.5, slow: 31 / 3 } },
    ]);
    expect(signals.map(({ tsMs }) => rowOf(tsMs))).toEqual([3, 5]);
  });

  it('agrees with an array calculation on random walks', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), (walk, fast, wider) => {
        const slow = fast + wider;
        const closes = wanderingCloses(walk.count, walk.seed, walk.step);
        const signals = runStrategy(momentum, { params: { fast, slow }, bars: strategyBars(closes) });
        expect(rowsOf(signals)).toEqual(crossSignals(momentumDifferences(closes, fast, slow)));
      }),
      runs(200),
    );
  });
});

describe('macd', () => {
  it('agrees with an array calculation on random walks', () => {
    const periods = fc.record({
      fast: fc.integer({ min: 1, max: 12 }),
      wider: fc.integer({ min: 1, max: 20 }),
      signal: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(walks, periods, (walk, { fast, wider, signal }) => {
        const slow = fast + wider;
        const closes = wanderingCloses(walk.count, walk.seed, walk.step);
        const differences = macdDifferences(closes, fast, slow, signal);
        // A difference of rounding errors has no sign that two calculations could agree on.
        fc.pre(differences.every((difference) => difference === null || Math.abs(difference) > 1e-7));
        const signals = runStrategy(macd, { params: { fast, slow, signal }, bars: strategyBars(closes) });
        expect(rowsOf(signals)).toEqual(crossSignals(differences));
      }),
      runs(200),
    );
  });

  it('trades on a long walk with its defaults', () => {
    const closes = wanderingCloses(3000, 'long walk', 20);
    const expected = crossSignals(macdDifferences(closes, 12, 26, 9));
    expect(expected.length).toBeGreaterThan(100);
    expect(rowsOf(runStrategy(macd, { bars: strategyBars(closes) }))).toEqual(expected);
  });
});

describe.each([
  ['momentum', momentum, { fast: 50, slow: 20 }],
  ['macd', macd, { fast: 26, slow: 26 }],
] as const)('the parameters of %s', (_, definition, wrong) => {
  it('must have the fast average faster than the slow one', () => {
    const checked = definition.params.safeParse(wrong);
    expect(checked.error?.issues).toMatchObject([{ path: ['fast'], message: 'fast must be smaller than slow' }]);
  });

  it.each([{ fast: 0 }, { slow: 1.5 }, { fast: '3' }, { quick: 3 }])('refuses %j', (params) => {
    expect(definition.params.safeParse(params).success).toBe(false);
  });
});
