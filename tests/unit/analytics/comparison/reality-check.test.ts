import { describe, expect, it } from 'vitest';
import { realityCheck } from '../../../../src/analytics/comparison/reality-check.js';
import { AssertionError } from '../../../../src/core/assert.js';
import { autoregressive } from './reference-series.js';

/** Six variants of growing risk: the first one good, the third one hopeless. */
const drifts = [0.0011, 0.0004, -0.006, 0.0002, 0, -0.0004];
const variants = drifts.map((drift, k) => autoregressive(70 + k, 150, 0.3, 0.02 * (1 + (k % 3)), drift));
const benchmark = autoregressive(80, 150, 0.3, 0.02, 0.0012);

describe("White's reality check and Hansen's test", () => {
  // 100,000 resamples observation by observation in numpy, statistics as in the two papers; the package arch 8.0 (SPA,
  // "upper", 20,000 resamples) gives White's p as 0.446.
  it('against zero', () => {
    const found = realityCheck(variants, { seed: 1, resamples: 20_000, blockLength: 4 })!;
    expect(found).toMatchObject({ best: 0, observations: 150, blockLength: 4, resamples: 20_000 });
    // Four standard errors of 20,000 resamples.
    expect(Math.abs(found.p - 0.45025)).toBeLessThan(0.015);
    expect(Math.abs(found.superiorAbilityP - 0.03223)).toBeLessThan(0.0055);
  });

  it('against a benchmark', () => {
    const found = realityCheck(variants, { seed: 1, resamples: 20_000, blockLength: 4, benchmark })!;
    expect(found.best).toBe(0);
    expect(Math.abs(found.p - 0.82114)).toBeLessThan(0.012);
    expect(Math.abs(found.superiorAbilityP - 0.5409)).toBeLessThan(0.015);
  });

  it('finds a variant that is really better, and none where all lose', () => {
    const good = variants.map((returns, k) => (k === 1 ? returns.map((value) => value + 0.01) : returns));
    expect(realityCheck(good, { seed: 1 })).toMatchObject({ best: 1, p: 1 / 1001, superiorAbilityP: 1 / 1001 });
    const bad = variants.map((returns) => returns.map((value) => value - 0.02));
    expect(realityCheck(bad, { seed: 1 })!.p).toBeGreaterThan(0.9);
    expect(realityCheck(bad, { seed: 1 })!.superiorAbilityP).toBe(1);
  });

  it('takes the median of the block lengths, and is the same for a seed', () => {
    const found = realityCheck(variants, { seed: 5 })!;
    expect(found.blockLength).toBeGreaterThan(1);
    expect(found.blockLength).toBeLessThan(20);
    expect(realityCheck(variants, { seed: 5 })).toEqual(found);
    expect(realityCheck(variants, { seed: 6 })!.p).not.toBe(found.p);
  });

  it('leaves out what does not vary and names the best among all', () => {
    const flat = new Float64Array(150);
    const found = realityCheck([flat, ...variants], { seed: 1, blockLength: 4 })!;
    expect(found).toEqual({ ...realityCheck(variants, { seed: 1, blockLength: 4 }), best: 1 });
    expect(realityCheck([flat, new Float64Array(150).fill(0.1)], { seed: 1 })).toBeNull();
    expect(realityCheck([benchmark], { seed: 1, benchmark })).toBeNull();
  });

  it('is null under 30 returns', () => {
    const short = (count: number) =>
      realityCheck(
        variants.map((returns) => returns.slice(0, count)),
        { seed: 1 },
      );
    expect(short(29)).toBeNull();
    expect(short(30)).not.toBeNull();
    expect(realityCheck([], { seed: 1 })).toBeNull();
  });

  it('refuses other periods', () => {
    expect(() => realityCheck([variants[0], benchmark.slice(1)], { seed: 1 })).toThrow(AssertionError);
    expect(() => realityCheck(variants, { seed: 1, benchmark: benchmark.slice(1) })).toThrow(AssertionError);
  });
});
