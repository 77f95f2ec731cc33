import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogram } from '../../../../../src/report/comparison/sweep/histogram.js';

describe('a histogram', () => {
  test('has edges that a reader likes', () => {
    const values = Array.from({ length: 100 }, (_, index) => index / 100 - 0.3);
    const { from, width, counts } = histogram(values)!;
    expect(width).toBe(0.1);
    expect(from).toBeCloseTo(-0.3, 12);
    expect(counts.length).toBe(10);
  });

  test('counts every value once, between its edges', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, (own) => {
        const { from, width, counts } = histogram(own)!;
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length);
        expect(counts.length).toBeLessThanOrEqual(42);
        expect(from).toBeLessThanOrEqual(Math.min(...own) + 1e-6);
        expect(from + counts.length * width).toBeGreaterThanOrEqual(Math.max(...own) - 1e-6);
      }),
    );
  });

  test('of one value, of equal ones and of none', () => {
    expect(histogram([3, 3, 3])!.counts).toEqual([3]);
    expect(histogram([0])!.counts).toEqual([1]);
    expect(histogram([])).toBeUndefined();
  });
});
