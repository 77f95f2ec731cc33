import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FixedSizing } from '../../src/agents/allocator/sizing/fixed-sizing.js';
import { KellySizing } from '../../src/agents/allocator/sizing/kelly-sizing.js';
import { bindSizing, type Sizing } from '../../src/agents/allocator/sizing/learning-sizing.js';
import { PercentSizing } from '../../src/agents/allocator/sizing/percent-sizing.js';
import { RiskSizing } from '../../src/agents/allocator/sizing/risk-sizing.js';
import type { SizingModel } from '../../src/agents/allocator/sizing/sizing-model.js';
import { VolatilityTargetSizing } from '../../src/agents/allocator/sizing/volatility-target-sizing.js';
import { signal } from '../unit/agents/desk-parts.js';

const NO_PAST = { memory: null, profits: new Float64Array(0) };
/** A year has 365 days: a deviation of 1 % a day is √365 % a year. */
const ONE_PCT_A_DAY = { memory: [{ perReturn: 0.01 }], profits: new Float64Array(0) };
const volatilityTarget = new VolatilityTargetSizing({
  targetPct: 0.4 * Math.sqrt(365),
  window: 3,
  everyMs: 86_400_000,
  maxPct: 100,
  instrumentCount: 1,
}) as Sizing;
const kelly = new KellySizing({ fraction: 0.5, trades: 4, startPct: 20, maxPct: 100 }) as Sizing;
/** Three wins of 2 and a loss of 3: 0.75 − 0.25 / (2 / 3) = 37.5 %. */
const KELLY_PAST = { memory: null, profits: Float64Array.of(2, 2, 2, -3) };

/** Every sizing model registers here, with sizes computed by hand: equity 1,000, price 50, conviction 0.5, a stop at 45. */
const MODELS: readonly { name: string; model: SizingModel; expected: number; withNothing: number }[] = [
  { name: 'fixed 0.25', model: new FixedSizing(0.25), expected: 0.25, withNothing: 0.25 },
  // 40 % of 1,000 is 400, half of it 200: 4 coins at 50.
  { name: 'percent 40', model: new PercentSizing(40), expected: 4, withNothing: 0 },
  // 2 % of 1,000 is 20, half of it 10: 2 coins lose that on the way from 50 to 45.
  {
    name: 'risk 2',
    model: new RiskSizing({ riskPct: 2, maxPct: 100, fallbackStopPct: null }),
    expected: 2,
    withNothing: 0,
  },
  // 20 % of 1,000 are 200 at most, whatever the stop: 4 coins at 50, less than 10 % would risk.
  {
    name: 'risk 10, capped',
    model: new RiskSizing({ riskPct: 10, maxPct: 20, fallbackStopPct: null }),
    expected: 4,
    withNothing: 0,
  },
  // 0.4 % a day of a market with 1 % a day: 40 % of the equity, as above.
  { name: 'volatility-target', model: bindSizing(volatilityTarget, () => ONE_PCT_A_DAY), expected: 4, withNothing: 0 },
  // Before there are four trades 20 %: 200, half of it 100, 2 coins.
  { name: 'kelly at first', model: bindSizing(kelly, () => NO_PAST), expected: 2, withNothing: 0 },
  // Half of 37.5 % is 18.75 %: 187.5, half of it 93.75, 1.875 coins.
  { name: 'kelly', model: bindSizing(kelly, () => KELLY_PAST), expected: 1.875, withNothing: 0 },
];

const inputs = fc.record({
  equity: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  price: fc.oneof(fc.double({ min: 0.0001, max: 1e9, noNaN: true }), fc.constant(Number.NaN)),
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
});
const LONG = signal('long', { exits: { stopPrice: 45 } });

describe.each(MODELS)('sizing $name', ({ model, expected, withNothing }) => {
  it('gives the size computed by hand', () => {
    expect(model.quantity({ equity: 1000, price: 50, strength: 0.5 }, LONG)).toBeCloseTo(expected, 12);
  });

  it('is finite and never negative, even without money or price', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quantity = model.quantity(input, LONG);
        expect(Number.isFinite(quantity) && quantity >= 0).toBe(true);
      }),
    );
  });

  it('is the same every time it is asked', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(model.quantity(input, LONG)).toBe(model.quantity({ ...input }, structuredClone(LONG)));
      }),
    );
  });

  it('never shrinks with a stronger conviction, nor with more equity', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const weaker = { ...input, strength: input.strength * share };
        expect(model.quantity(input, LONG)).toBeGreaterThanOrEqual(model.quantity(weaker, LONG));
        const richer = { ...input, equity: Math.abs(input.equity) * 2 };
        expect(model.quantity(richer, LONG)).toBeGreaterThanOrEqual(model.quantity(input, LONG));
      }),
    );
  });

  it('has an answer where there is no money and no price', () => {
    expect(model.quantity({ equity: 0, price: 50, strength: 1 }, LONG)).toBe(withNothing);
    expect(model.quantity({ equity: 1000, price: Number.NaN, strength: 1 }, LONG)).toBe(withNothing);
  });
});
