import { describe, expect, it } from 'vitest';
import { createRandom, nextNormal } from '../../../../src/core/random.js';
import { sweepStatistics } from '../../../../src/runner/sweep/sweep-statistics.js';

function points(count: number, days: number, meanPct: (index: number) => number) {
  const random = createRandom('sweep-statistics');
  return Array.from({ length: count }, (_, index) => ({
    index,
    returnPct: Float64Array.from({ length: days }, () => meanPct(index) + nextNormal(random)),
  }));
}

function bestOf(all: ReturnType<typeof points>): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return all.reduce((best, { returnPct }, index) => (mean(returnPct) > mean(all[best].returnPct) ? index : best), 0);
}

describe('the statistics of a sweep', () => {
  it('do not trust the luckiest of many without skill', () => {
    const all = points(60, 365, () => 0);
    const statistics = sweepStatistics(all, bestOf(all), 1);
    expect(statistics).toMatchObject({ trials: 60, observations: 365 });
    expect(statistics.deflatedSharpe).toBeLessThan(0.95);
    expect(statistics.luckySharpe).toBeGreaterThan(1);
    expect(statistics.realityCheckP).toBeGreaterThan(0.05);
    expect(statistics.overfitProbability).toBeGreaterThan(0.2);
    expect(statistics.independentTrials).toBeGreaterThan(30);
  });

  it('see skill where it is', () => {
    const all = points(60, 365, (index) => (index === 7 ? 0.5 : 0));
    const statistics = sweepStatistics(all, 7, 1);
    expect(statistics.best).toBe(7);
    expect(statistics.deflatedSharpe).toBeGreaterThan(0.95);
    expect(statistics.realityCheckP).toBeLessThan(0.05);
    expect(statistics.overfitProbability).toBeLessThan(0.05);
  });

  it('are the same again, and null where there is too little', () => {
    const all = points(5, 100, () => 0);
    expect(sweepStatistics(all, 0, 3)).toEqual(sweepStatistics(all, 0, 3));
    expect(
      sweepStatistics(
        points(5, 10, () => 0),
        0,
        1,
      ),
    ).toMatchObject({
      deflatedSharpe: null,
      overfitProbability: null,
      realityCheckP: null,
    });
  });
});
