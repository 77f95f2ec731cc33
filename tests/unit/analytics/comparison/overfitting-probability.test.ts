import { describe, expect, it } from 'vitest';
import { overfittingProbability } from '../../../../src/analytics/comparison/overfitting-probability.js';
import { AssertionError } from '../../../../src/core/assert.js';
import { autoregressive } from './reference-series.js';

const variants = (count: number, seed: number, length: number, phi: number, drift: (k: number) => number) =>
  Array.from({ length: count }, (_, k) => autoregressive(seed + k, length, phi, 0.02, drift(k)));

describe('the probability of overfitting', () => {
  // All halves one by one with itertools.combinations, Sharpe ratios by numpy (ddof=1), ranks by scipy.stats.rankdata.
  it('goes through all 12,870 halves of 16 blocks', () => {
    const found = overfittingProbability(variants(5, 30, 165, 0.1, (k) => 0.0003 * (k - 2)))!;
    expect(found).toMatchObject({ variants: 5, blocks: 16, splits: 12_870, observations: 160 });
    // Of five, the middle one counts half; counted in full it would be 0.8040.
    expect(found.pbo).toBeCloseTo(0.7131313131313132, 12);
    expect(found.logit.p5).toBeCloseTo(-1.6094379124341005, 10);
    expect(found.logit.median).toBeCloseTo(-0.6931471805599454, 10);
    expect(found.logit.p95).toBeCloseTo(1.6094379124341007, 10);
    expect(found.degradationSlope).toBeCloseTo(-0.7760925161174022, 9);
    expect(found.lossProbability).toBeCloseTo(0.5196581196581197, 12);
  });

  it('takes fewer blocks of fewer returns', () => {
    const found = overfittingProbability(variants(8, 40, 85, 0, () => 0))!;
    expect(found).toMatchObject({ variants: 8, blocks: 8, splits: 70, observations: 80 });
    expect(found.pbo).toBeCloseTo(0.22857142857142856, 12);
    expect(found.logit.p5).toBeCloseTo(-1.252762968495368, 10);
    expect(found.logit.median).toBeCloseTo(0.6931471805599452, 10);
    expect(found.degradationSlope).toBeCloseTo(-0.3739095258514436, 9);
    expect(found.lossProbability).toBeCloseTo(0.35714285714285715, 12);
  });

  it('is 0 where one variant is better at all times', () => {
    const found = overfittingProbability(
      variants(7, 50, 240, 0, (k) => (k === 3 ? 0.004 : 0)),
      10,
    )!;
    expect(found).toMatchObject({ pbo: 0, lossProbability: 0, blocks: 10, splits: 252 });
    expect(found.logit.median).toBeCloseTo(1.9459101490553132, 10);
  });

  it('is one half where all variants are the same', () => {
    const one = autoregressive(1, 100, 0);
    const found = overfittingProbability([one, one, one])!;
    expect(found.pbo).toBe(0.5);
    expect(found.logit.median).toBe(0);
  });

  it('counts a variant that never trades as a Sharpe ratio of 0', () => {
    const losing = autoregressive(50, 100, 0, 0.02, -0.01);
    const found = overfittingProbability([losing, new Float64Array(100)])!;
    expect(found).toMatchObject({ pbo: 0, lossProbability: 0, degradationSlope: null });
  });

  it('is null under two variants or 60 returns', () => {
    const series = autoregressive(1, 60, 0);
    expect(overfittingProbability([])).toBeNull();
    expect(overfittingProbability([series])).toBeNull();
    expect(overfittingProbability([series, autoregressive(2, 60, 0)])).toMatchObject({ blocks: 6, splits: 20 });
    expect(overfittingProbability([series.slice(1), series.slice(1)])).toBeNull();
  });

  it('refuses odd blocks and variants of other periods', () => {
    const series = autoregressive(1, 90, 0);
    expect(() => overfittingProbability([series, series], 7)).toThrow(AssertionError);
    expect(() => overfittingProbability([series, series.slice(1)])).toThrow(AssertionError);
  });

  it('takes a thousand variants in seconds', () => {
    const many = variants(1000, 500, 250, 0, () => 0);
    const begin = performance.now();
    expect(overfittingProbability(many)!.splits).toBe(12_870);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
