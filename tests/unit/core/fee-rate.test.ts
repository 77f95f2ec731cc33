import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../../src/core/fee-rate.js';
import type { Money } from '../../../src/core/units.js';
import { runs } from '../../property/property-runs.js';

describe('a fee', () => {
  const tenBps = feeRateFromBps(10);

  it('of 10 bps on 42,490.73 × 0.1 is 4.249073', () => {
    const value = (4_249_073n * 10_000n * 10n ** 9n) as Money;
    expect(feeOf(value, tenBps)).toBe(4_249_073n * 10n ** 10n);
  });

  it.each([
    // Notionals in units of 10^-8, so that 10 bps of them are thousandths of the last booked digit.
    ['rounded down below half', 1_499n, 1n],
    ['rounded up at half', 1_500n, 2n],
    ['rounded up above half', 1_501n, 2n],
    ['nothing below half a digit', 499n, 0n],
    ['one digit at half a digit', 500n, 1n],
    ['nothing on nothing', 0n, 0n],
  ])('is %s', (_, value, fee) => {
    expect(feeOf((value * 10n ** 8n) as Money, tenBps)).toBe(fee * 10n ** 8n);
  });

  it('has rates as fine as a ten-thousandth of a basis point', () => {
    expect(feeRateFromBps(10).units).toBe(100_000n);
    expect(feeRateFromBps(7.5).units).toBe(75_000n);
    expect(feeRateFromBps(0.0001).units).toBe(1n);
    expect(feeRateFromBps(0).units).toBe(0n);
    expect(() => feeRateFromBps(Number.NaN)).toThrow('out of range');
  });
});

describe('a rebate', () => {
  const minusOneBps = feeRateFromBps(-1);

  it('of 1 bps on 42,490.73 × 0.1 is -0.4249073', () => {
    // 4,249.073 × 0.0001 = 0.4249073
    const value = (4_249_073n * 10_000n * 10n ** 9n) as Money;
    expect(feeOf(value, minusOneBps)).toBe(-4_249_073n * 10n ** 9n);
  });

  it.each([
    // Notionals in units of 10^-8, so that 1 bps of them are ten-thousandths of the last booked digit.
    ['rounded down in size below half', 14_999n, -1n],
    ['rounded up in size at half', 15_000n, -2n],
    ['rounded up in size above half', 15_001n, -2n],
    ['nothing below half a digit', 4_999n, 0n],
    ['one digit at half a digit', 5_000n, -1n],
    ['nothing on nothing', 0n, 0n],
  ])('is %s', (_, value, fee) => {
    expect(feeOf((value * 10n ** 8n) as Money, minusOneBps)).toBe(fee * 10n ** 8n);
  });

  it('has the fraction of a fee of its size, with a minus above', () => {
    expect(minusOneBps.units).toBe(-10_000n);
    expect(minusOneBps.denominator).toBe(feeRateFromBps(1).denominator);
    expect(minusOneBps.numerator).toBe(-feeRateFromBps(1).numerator);
    expect(feeRateFromBps(-0.00005).units).toBe(-1n);
    expect(feeRateFromBps(-0.00004).units).toBe(0n);
    expect(feeRateFromBps(-0)).toEqual(feeRateFromBps(0));
  });

  it('is the fee of its size, negated, on any amount at any rate', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 26n }), fc.integer({ min: 0, max: 10_000_000 }), (amount, units) => {
        const fee = feeOf(amount as Money, feeRateFromBps(units / 10_000));
        expect(feeOf(amount as Money, feeRateFromBps(-units / 10_000))).toBe(-fee);
      }),
      runs(2_000),
    );
  });
});
