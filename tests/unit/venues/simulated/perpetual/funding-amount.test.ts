import { describe, expect, it } from 'vitest';
import { fundingAmount } from '../../../../../src/venues/simulated/perpetual/funding-amount.js';
import { BTC, coins, priceOf, usdt } from './perpetual-bench.js';

describe('the amount of funding', () => {
  it.each([
    // 1 × 95,000 × 0.01 %.
    ['a long pays a positive rate', '1', '95000', 0.0001, '-9.5'],
    ['a short gets it', '-1', '95000', 0.0001, '9.5'],
    // 0.25 × 95,505.4 × 0.00002779 = 0.66352376...: 23,876.35 × 0.00002779 = 0.6635237665.
    ['a long gets a negative rate', '0.25', '95505.4', -0.00002779, '0.66352377'],
    ['a short pays it', '-0.25', '95505.4', -0.00002779, '-0.66352377'],
    // 0.001 × 0.1 × 0.00005 = 0.000000005: half of the last digit goes away from zero on both sides.
    ['half of the last digit is paid', '0.001', '0.1', 0.00005, '-0.00000001'],
    ['half of the last digit is received', '-0.001', '0.1', 0.00005, '0.00000001'],
    ['less than half is nothing', '0.001', '0.1', 0.00004999, '0'],
    ['no position', '0', '95000', 0.0001, '0'],
    ['no rate', '1', '95000', 0, '0'],
  ])('%s', (_, quantity, price, rate, amount) => {
    expect(fundingAmount(coins(quantity), priceOf(price), rate, BTC)).toBe(usdt(amount));
  });

  it('does not take a rate that is no number', () => {
    expect(() => fundingAmount(coins('1'), priceOf('1'), Number.NaN, BTC)).toThrow('a funding rate of NaN');
  });
});
