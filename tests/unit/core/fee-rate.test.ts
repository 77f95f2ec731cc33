import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../../src/core/fee-rate.js';
import type { Money } from '../../../src/core/units.js';

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
