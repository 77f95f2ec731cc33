import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf } from '../../src/core/fee-rate.js';
import type { Money } from '../../src/core/units.js';
import type { FeeModel } from '../../src/venues/simulated/models/fee/fee-model.js';
import { FlatFee } from '../../src/venues/simulated/models/fee/flat-fee.js';
import { runs } from '../property/property-runs.js';

/** Every fee model registers here with a few of its settings. */
const FEE_MODELS: readonly (readonly [name: string, model: FeeModel])[] = [
  ['FlatFee without fees', new FlatFee(0, 0)],
  ['FlatFee of 10 bps', new FlatFee(10, 10)],
  ['FlatFee with cheap makers', new FlatFee(1.5, 4.5)],
  ['FlatFee of a ten-thousandth of a bps', new FlatFee(0.0001, 0.0001)],
  ['FlatFee of 10 %', new FlatFee(1_000, 1_000)],
];

const LIQUIDITIES = ['maker', 'taker'] as const;

describe.each(FEE_MODELS)('%s', (_, model) => {
  it('has a rate between nothing and the whole notional', () => {
    for (const liquidity of LIQUIDITIES) {
      expect(model.rate(liquidity).units).toBeTypeOf('bigint');
      expect(model.rate(liquidity).units).toBeGreaterThanOrEqual(0n);
      expect(model.rate(liquidity).units).toBeLessThan(100_000_000n);
    }
  });

  it('answers the same however often it is asked', () => {
    for (const liquidity of LIQUIDITIES) expect(model.rate(liquidity)).toEqual(model.rate(liquidity));
  });

  it('never asks less for more', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...LIQUIDITIES), (a, b, liquidity) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const rate = model.rate(liquidity);
        expect(feeOf(less as Money, rate) <= feeOf(more as Money, rate)).toBe(true);
      }),
      runs(1_000),
    );
  });
});

describe('FlatFee', () => {
  it('has one rate for makers and one for takers', () => {
    const fee = new FlatFee(1.5, 4.5);
    expect(fee.rate('maker').units).toBe(15_000n);
    expect(fee.rate('taker').units).toBe(45_000n);
  });
});
