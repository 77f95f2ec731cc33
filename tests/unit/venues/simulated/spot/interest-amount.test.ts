import { describe, expect, it } from 'vitest';
import type { Money } from '../../../../../src/core/units.js';
import { interestAmount } from '../../../../../src/venues/simulated/spot/interest-amount.js';
import { money } from '../venue-bench.js';

describe('interestAmount', () => {
  it.each([
    ['1000', 0.0024, '0.1'],
    // 1,000 × 0.0002 / 24 = 0.008333…
    ['1000', 0.0002, '0.00833333'],
    // 2,000 × 0.0002 / 24 = 0.016666…
    ['2000', 0.0002, '0.01666667'],
    // 0.00012 × 0.001 / 24 = 0.000000005: half a step is a step
    ['0.00012', 0.001, '0.00000001'],
    ['0.000119', 0.001, '0'],
    ['123456789012.3456789', 0.0024, '12345678.90123457'],
    ['1000', 0, '0'],
    ['0', 0.1, '0'],
  ])('of %s at %d a day is %s an hour', (borrowed, rate, amount) => {
    expect(interestAmount(money(borrowed), rate)).toBe(money(amount));
  });

  it('takes the rate to twelve decimals', () => {
    // 0.1 + 0.2 is not 0.3 in float64; both are charged the same.
    expect(interestAmount(money('1000000'), (0.1 + 0.2) / 100)).toBe(interestAmount(money('1000000'), 0.003));
  });

  it.each([
    [-0.001, money('1')],
    [Number.NaN, money('1')],
    [0.001, -1n as Money],
  ])('is no income: a rate of %d on %s is a bug', (rate, borrowed) => {
    expect(() => interestAmount(borrowed, rate)).toThrow();
  });
});
