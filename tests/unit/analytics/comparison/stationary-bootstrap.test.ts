import { describe, expect, it } from 'vitest';
import { longRunDeviation } from '../../../../src/analytics/comparison/long-run-deviation.js';
import { runningSums, StationaryBootstrap } from '../../../../src/analytics/comparison/stationary-bootstrap.js';
import { AssertionError } from '../../../../src/core/assert.js';
import { autoregressive } from './reference-series.js';

/** The observations of the current resample, one by one. */
function indices(bootstrap: StationaryBootstrap): number[] {
  const found: number[] = [];
  for (let piece = 0; piece < bootstrap.count; piece++) {
    for (let i = bootstrap.first[piece]; i < bootstrap.end[piece]; i++) found.push(i);
  }
  return found;
}

function resamples(observations: number, blockLength: number, count: number, seed = 1): number[][] {
  const bootstrap = new StationaryBootstrap(observations, blockLength, seed);
  return Array.from({ length: count }, () => {
    bootstrap.draw();
    return indices(bootstrap);
  });
}

describe('the stationary bootstrap', () => {
  it('draws as many observations as there are, all of them in the series', () => {
    for (const blockLength of [1, 1.3, 5, 40, 1000]) {
      for (const resample of resamples(37, blockLength, 50)) {
        expect(resample).toHaveLength(37);
        expect(Math.min(...resample)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...resample)).toBeLessThan(37);
      }
    }
  });

  it('goes on with the next observation, around the end, except with the probability 1/b', () => {
    const count = 4000;
    const drawn = resamples(50, 4, count);
    const breaks = drawn.flatMap((resample) =>
      resample.slice(1).map((index, i) => (index === (resample[i] + 1) % 50 ? 0 : 1)),
    );
    const share = breaks.reduce<number>((sum, broken) => sum + broken, 0) / breaks.length;
    // A new block begins where the old would have gone on once in 50 times. Five standard errors are 0.005.
    expect(Math.abs(share - (1 / 4) * (49 / 50))).toBeLessThan(0.005);
  });

  it('has geometric block lengths and takes every observation equally often', () => {
    const drawn = resamples(20, 3, 20_000);
    const times = new Float64Array(20);
    for (const resample of drawn) for (const index of resample) times[index]++;
    // 20,000 expected; blocks raise the variance of 20,000 to about five times as much: four deviations are 1,300.
    for (const count of times) expect(Math.abs(count - 20_000)).toBeLessThan(1300);
    // P(the first block is longer than k) = (1 − 1/b)^k, but for a new one that goes on by chance.
    const longerThan = (k: number) =>
      drawn.filter((resample) => resample.slice(1, k + 1).every((index, i) => index === (resample[i] + 1) % 20))
        .length / 20_000;
    for (const k of [1, 2, 5]) expect(Math.abs(longerThan(k) - (2 / 3 + 1 / 60) ** k)).toBeLessThan(0.015);
  });

  it('draws single observations for blocks of one', () => {
    const bootstrap = new StationaryBootstrap(30, 1, 2);
    bootstrap.draw();
    expect(bootstrap.count).toBe(30);
  });

  it('sums a resample by its pieces', () => {
    const series = autoregressive(9, 64, 0.4);
    const sums = runningSums(series);
    const bootstrap = new StationaryBootstrap(64, 6, 3);
    for (let i = 0; i < 20; i++) {
      bootstrap.draw();
      expect(bootstrap.sum(sums)).toBeCloseTo(
        indices(bootstrap).reduce((sum, index) => sum + series[index], 0),
        14,
      );
    }
  });

  it('sums several series at once as it does one by one', () => {
    const all = [1, 2, 3].map((seed) => runningSums(autoregressive(seed, 64, 0.4)));
    const rows = Float64Array.from({ length: 65 * 3 }, (_, i) => all[i % 3][Math.floor(i / 3)]);
    const totals = new Float64Array(3).fill(7);
    const bootstrap = new StationaryBootstrap(64, 6, 3);
    bootstrap.draw();
    bootstrap.sumRows(rows, 3, totals);
    expect([...totals]).toEqual(all.map((sums) => bootstrap.sum(sums)));
  });

  it('is the same for a seed, another for another', () => {
    expect(resamples(40, 5, 3, 7)).toEqual(resamples(40, 5, 3, 7));
    expect(resamples(40, 5, 3, 7)).not.toEqual(resamples(40, 5, 3, 8));
  });

  it('refuses blocks shorter than one and empty series', () => {
    expect(() => new StationaryBootstrap(10, 0.5, 1)).toThrow(AssertionError);
    expect(() => new StationaryBootstrap(0, 2, 1)).toThrow(AssertionError);
  });
});

describe('the deviation that the resamples tend to', () => {
  // Hansen 2005: γ₀ + 2 Σ ((n−i)/n · (1−1/b)^i + i/n · (1−1/b)^(n−i)) γᵢ, over all lags.
  it.each([
    [60, 200, 0.5, 7.5, 0.011026445304617776],
    [61, 50, 0, 1, 0.005714890568322737],
  ])('seed %d: %d observations with φ = %d in blocks of %d', (seed, count, phi, blockLength, omega) => {
    const series = autoregressive(seed, count, phi);
    const center = series.reduce((sum, value) => sum + value, 0) / count;
    expect(
      longRunDeviation(
        series.map((value) => value - center),
        blockLength,
      ),
    ).toBeCloseTo(omega, 10);
  });

  it('is what the resamples show', () => {
    const series = autoregressive(62, 120, 0.6);
    const center = series.reduce((sum, value) => sum + value, 0) / 120;
    const centered = series.map((value) => value - center);
    const sums = runningSums(centered);
    const bootstrap = new StationaryBootstrap(120, 6, 1);
    let squares = 0;
    for (let i = 0; i < 20_000; i++) {
      bootstrap.draw();
      squares += bootstrap.sum(sums) ** 2 / 120 / 20_000;
    }
    // A variance from 20,000 draws is known to 1 %; four of these.
    expect(Math.abs(squares / longRunDeviation(centered, 6) ** 2 - 1)).toBeLessThan(0.04);
  });
});
