import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRollingStandardDeviation,
  updateRollingStandardDeviation,
} from '../../src/indicators/rolling-standard-deviation.js';
import { createRollingSum, updateRollingSum } from '../../src/indicators/rolling-sum.js';
import { createSma, updateSma } from '../../src/indicators/sma.js';
import { realLookingBars } from '../unit/indicators/sample-bars.js';

const SCALE_BITS = 1200n;

/** A double as an exact whole number of 2^-1200. */
function exact(value: number): bigint {
  if (value === 0) return 0n;
  const bits = new BigUint64Array(new Float64Array([value]).buffer)[0];
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0n ? fraction : fraction | (1n << 52n);
  const size = mantissa << ((exponent === 0n ? 1n : exponent) - 1075n + SCALE_BITS);
  return value < 0 ? -size : size;
}

/** Distance of `mean` from the exact mean of the window, in units of the mean's last place. */
function ulpsOff(mean: number, window: readonly number[]): number {
  const error = exact(mean) * BigInt(window.length) - window.reduce((sum, x) => sum + exact(x), 0n);
  const ulp = exact(Math.max(Math.abs(mean), Number.MIN_VALUE)) >> 52n;
  return Number((1000n * (error < 0n ? -error : error)) / (BigInt(window.length) * ulp)) / 1000;
}

const prices = fc.oneof(
  fc.integer({ min: 1, max: 10_000_000 }).map((ticks) => ticks / 100),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
);

describe('sma', () => {
  it('stays within an ulp of the exact mean after 100,000 updates', () => {
    for (const period of [20, 50]) {
      const closes = realLookingBars(100_000, period).map((bar) => bar.close);
      const sma = createSma(period);
      let worst = 0;
      closes.forEach((close, i) => {
        const mean = updateSma(sma, close);
        if (i >= period - 1 && i % 37 === 0)
          worst = Math.max(worst, ulpsOff(mean, closes.slice(i - period + 1, i + 1)));
      });
      expect(worst).toBeLessThanOrEqual(1);
    }
  });

  it('stays within an ulp for prices of any size that follow each other', () => {
    fc.assert(
      fc.property(
        fc.array(prices, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 60 }),
        (values, period) => {
          const sma = createSma(period);
          values.forEach((value, i) => {
            const mean = updateSma(sma, value);
            if (i < period - 1) expect(mean).toBeNaN();
            else expect(ulpsOff(mean, values.slice(i - period + 1, i + 1))).toBeLessThanOrEqual(1);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is exactly the price in a flat window, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(prices, { maxLength: 80 }),
        prices,
        fc.integer({ min: 1, max: 60 }),
        (before, price, period) => {
          const sma = createSma(period);
          const deviation = createRollingStandardDeviation(period);
          let [mean, spread] = [Number.NaN, Number.NaN];
          for (const value of [...before, ...Array(period).fill(price)]) {
            mean = updateSma(sma, value);
            spread = updateRollingStandardDeviation(deviation, value);
          }
          expect(mean).toBe(price);
          expect(spread).toBe(0);
        },
      ),
      // What was left of the sliding sum of squares once, too near its peak to be computed anew.
      { examples: [[[0.000001], 0.0000010000000000000023, 2]] },
    );
  });

  it('forgets a value that was a million times larger', () => {
    const sma = createSma(5);
    const deviation = createRollingStandardDeviation(5);
    const values = [100.1, 100.2, 1e8, 100.3, 100.4, 100.5, 100.6, 100.7];
    let [mean, spread] = [0, 0];
    for (const value of values) {
      mean = updateSma(sma, value);
      spread = updateRollingStandardDeviation(deviation, value);
    }
    expect(ulpsOff(mean, values.slice(3))).toBeLessThanOrEqual(1);
    expect(spread).toBeCloseTo(Math.sqrt(0.02), 12);
  });
});

it('a rolling sum is exactly 0 once every value of the window is', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 40 }), (before) => {
      const sum = createRollingSum(7);
      let last = Number.NaN;
      for (const value of [...before, 0, 0, 0, 0, 0, 0, 0]) last = updateRollingSum(sum, value);
      expect(last).toBe(0);
    }),
  );
});
