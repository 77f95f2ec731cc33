import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineAllocator } from '../../src/agents/allocator/define-allocator.js';
import type { AllocationModel } from '../../src/agents/allocator/models/allocation-model.js';
import { CustomShares } from '../../src/agents/allocator/models/custom-shares.js';
import { EqualShares } from '../../src/agents/allocator/models/equal-shares.js';
import { MinimumVarianceShares } from '../../src/agents/allocator/models/minimum-variance-shares.js';
import { PerformanceShares } from '../../src/agents/allocator/models/performance-shares.js';
import { RegimeShares } from '../../src/agents/allocator/models/regime-shares.js';
import { RiskParityShares } from '../../src/agents/allocator/models/risk-parity-shares.js';
import { z } from '../../src/index.js';
import { runs } from '../property/property-runs.js';
import { HOUR_MS, swinging, viewOf } from '../unit/agents/allocator/models/allocation-views.js';

const HISTORY = { everyMs: HOUR_MS, samples: 40 };
const FREE = { min: 0, max: 1 };

const inverseWeight = defineAllocator({
  name: 'inverse-weight',
  description: 'Half of the capital, less to those that have more.',
  params: z.strictObject({ part: z.number().default(0.5) }),
  allocate: ({ params, strategies }) => {
    const wishes = strategies.map(({ weight }) => 1 / (1 + weight));
    const total = wishes.reduce((sum, one) => sum + one, 0);
    return wishes.map((wish) => (params.part * wish) / total);
  },
});

/** Every allocation model registers here, with the bounds that it promises. */
const MODELS: readonly {
  readonly name: string;
  readonly make: () => AllocationModel;
  readonly min: number;
  readonly max: number;
}[] = [
  { name: 'equal', make: () => new EqualShares(), ...FREE },
  { name: 'performance', make: () => new PerformanceShares(HISTORY, { min: 0.05, max: 0.4 }), min: 0.05, max: 0.4 },
  { name: 'inverse volatility', make: () => new RiskParityShares(HISTORY, FREE, 'inverse-volatility'), ...FREE },
  {
    name: 'equal risk',
    make: () => new RiskParityShares(HISTORY, { min: 0.1, max: 0.6 }, 'equal-risk'),
    min: 0.1,
    max: 0.6,
  },
  {
    name: 'minimum variance',
    make: () => new MinimumVarianceShares(HISTORY, { min: 0.02, max: 0.5 }),
    min: 0.02,
    max: 0.5,
  },
  { name: 'regime', make: () => regime() as AllocationModel, ...FREE },
  { name: 'custom', make: () => new CustomShares(inverseWeight as never, { part: 0.5 }, HISTORY), ...FREE },
];

function regime(): RegimeShares {
  const terms = { everyMs: 60_000, adxPeriod: 3, trendAdx: 25, volatilityWindow: 3, lookback: 10, volatilePct: 80 };
  return new RegimeShares({
    ...terms,
    instrumentIndex: 0,
    symbol: 'BTCUSDT',
    shares: { trending: null, ranging: null, volatile: null },
  });
}

const oneReturn = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: -0.5, max: 0.5, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, Number.NaN, -1, Number.POSITIVE_INFINITY, 1e-160) },
);
const pasts = fc.array(
  fc.record({
    returns: fc.oneof(
      fc.array(oneReturn, { maxLength: 40 }),
      fc.constantFrom(swinging(0, 0), swinging(0.01, 0), swinging(0, 1e-9), Array<number>(40).fill(Number.NaN)),
    ),
    profits: fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 20 }),
  }),
  { minLength: 1, maxLength: 8 },
);
const closes = fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 2, maxLength: 60 });

function feed(model: AllocationModel, state: unknown, prices: readonly number[], fromRow = 0): void {
  prices.forEach((close, index) => {
    const bar = { instrumentIndex: 0, symbol: 'BTCUSDT', intervalMs: 60_000, tsMs: (fromRow + index + 1) * 60_000 };
    model.onBar?.(state, { ...bar, open: close, high: close * 1.01, low: close * 0.99, close, volume: 1 });
  });
}

describe.each(MODELS)('allocation model $name', ({ make, min, max }) => {
  it('gives shares that sum to at most 1 and lie in their bounds, whatever the past', () => {
    const model = make();
    fc.assert(
      fc.property(pasts, closes, (past, prices) => {
        const view = viewOf(
          past.map(({ returns }) => returns),
          past.map(({ profits }) => profits),
        );
        const state = model.createState();
        feed(model, state, prices);
        const { shares, reason } = model.allocate(view, state);
        expect(shares).toHaveLength(past.length);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
        for (const share of shares) {
          expect(share).toBeGreaterThanOrEqual(Math.min(min, 1 / past.length));
          expect(share).toBeLessThanOrEqual(max);
        }
        expect(reason).not.toBe('');
      }),
      runs(150),
    );
  });

  it('says the same of the same past, and leaves it as it is', () => {
    fc.assert(
      fc.property(pasts, closes, (past, prices) => {
        const view = viewOf(past.map(({ returns }) => returns));
        const before = structuredClone(view);
        const answers = [make(), make()].map((model) => {
          const state = model.createState();
          feed(model, state, prices);
          return model.allocate(view, state);
        });
        expect(answers[1]).toEqual(answers[0]);
        expect(view).toEqual(before);
      }),
      runs(40),
    );
  });

  it('goes on from a copy of its state as if nothing had been', () => {
    fc.assert(
      fc.property(pasts, closes, closes, (past, first, second) => {
        const view = viewOf(past.map(({ returns }) => returns));
        const model = make();
        const state = model.createState();
        feed(model, state, first);
        const copy = structuredClone(state);
        feed(model, state, second, first.length);
        const whole = model.allocate(view, state);
        const again = make();
        feed(again, copy, second, first.length);
        expect(again.allocate(view, copy)).toEqual(whole);
      }),
      runs(40),
    );
  });

  it('has an answer for one strategy alone', () => {
    const model = make();
    const { shares } = model.allocate(viewOf([swinging(0.001, 0.01)]), model.createState());
    expect(shares).toHaveLength(1);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[0]).toBeLessThanOrEqual(max);
  });
});
