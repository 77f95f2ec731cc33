import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../../src/analytics/comparison/normal-distribution.js';
import { quantile } from '../../../../src/analytics/comparison/quantile.js';
import { studentQuantile } from '../../../../src/analytics/comparison/student-quantile.js';
import { AssertionError } from '../../../../src/core/assert.js';

describe('the normal distribution', () => {
  // scipy.stats.norm.cdf
  it.each([
    [-8, 6.22096057427174e-16],
    [-5, 2.866515718791933e-7],
    [-3.5, 0.00023262907903552502],
    [-3, 0.0013498980316300933],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0.1, 0.539827837277029],
    [1, 0.8413447460685429],
    [2.5, 0.9937903346742238],
    [4, 0.9999683287581669],
  ])('Φ(%d)', (x, probability) => {
    expect(Math.abs(normalCdf(x) / probability - 1)).toBeLessThan(2e-13);
  });

  // scipy.stats.norm.ppf
  it.each([
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.8, 0.8416212335729143],
    [0.99, 2.3263478740408408],
    [1 - 1e-7, 5.199337582290661],
  ])('Φ⁻¹(%d)', (p, x) => {
    expect(Math.abs(normalQuantile(p) / x - 1)).toBeLessThan(1e-12);
  });

  it('has its middle at 0, both ways, and joins its two formulas without a step', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(Math.abs(normalQuantile(0.5))).toBeLessThan(1e-15);
    expect(normalCdf(-3 - 1e-12)).toBeCloseTo(normalCdf(-3 + 1e-12), 13);
  });

  it('has no quantile of the certain and the impossible', () => {
    for (const p of [0, 1, -1, 2, Number.NaN]) expect(() => normalQuantile(p)).toThrow(AssertionError);
  });
});

describe("Student's t", () => {
  // scipy.stats.t.ppf
  it.each([
    [0.025, 3, -3.1824463052837086, 0.005],
    [0.05, 5, -2.015048373333024, 1e-4],
    [0.025, 8.5, -2.282604893392452, 1e-4],
    [0.995, 10, 3.16927267261695, 2e-4],
    [0.025, 40, -2.0210753903062733, 1e-6],
    [0.025, 167, -1.9742709570280563, 1e-9],
  ])('%d of %d degrees', (p, degrees, t, error) => {
    expect(Math.abs(studentQuantile(p, degrees) / t - 1)).toBeLessThan(error);
  });
});

describe('quantile', () => {
  it('is linear between order statistics', () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    expect([0, 1 / 3, 0.5, 0.9, 1].map((share) => quantile(sorted, share))).toEqual([
      1,
      2,
      3,
      expect.closeTo(6.8, 12),
      8,
    ]);
    expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
  });
});
