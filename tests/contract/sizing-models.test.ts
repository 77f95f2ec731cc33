import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FixedSizing } from '../../src/agents/allocator/sizing/fixed-sizing.js';
import { PercentSizing } from '../../src/agents/allocator/sizing/percent-sizing.js';
import type { SizingModel } from '../../src/agents/allocator/sizing/sizing-model.js';

/** Every sizing model registers here, with sizes computed by hand: equity 1,000, price 50, conviction 0.5. */
const MODELS: readonly { name: string; model: SizingModel; expected: number; withNothing: number }[] = [
  { name: 'fixed 0.25', model: new FixedSizing(0.25), expected: 0.25, withNothing: 0.25 },
  // 40 % of 1,000 is 400, half of it 200: 4 coins at 50.
  { name: 'percent 40', model: new PercentSizing(40), expected: 4, withNothing: 0 },
];

const inputs = fc.record({
  equity: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  price: fc.oneof(fc.double({ min: 0.0001, max: 1e9, noNaN: true }), fc.constant(Number.NaN)),
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe.each(MODELS)('sizing $name', ({ model, expected, withNothing }) => {
  it('gives the size computed by hand', () => {
    expect(model.quantity({ equity: 1000, price: 50, strength: 0.5 })).toBeCloseTo(expected, 12);
  });

  it('is finite and never negative, even without money or price', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quantity = model.quantity(input);
        expect(Number.isFinite(quantity) && quantity >= 0).toBe(true);
      }),
    );
  });

  it('is the same every time it is asked', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(model.quantity(input)).toBe(model.quantity({ ...input }));
      }),
    );
  });

  it('never shrinks with a stronger conviction, nor with more equity', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const weaker = { ...input, strength: input.strength * share };
        expect(model.quantity(input)).toBeGreaterThanOrEqual(model.quantity(weaker));
        const richer = { ...input, equity: Math.abs(input.equity) * 2 };
        expect(model.quantity(richer)).toBeGreaterThanOrEqual(model.quantity(input));
      }),
    );
  });

  it('has an answer where there is no money and no price', () => {
    expect(model.quantity({ equity: 0, price: 50, strength: 1 })).toBe(withNothing);
    expect(model.quantity({ equity: 1000, price: Number.NaN, strength: 1 })).toBe(withNothing);
  });
});
