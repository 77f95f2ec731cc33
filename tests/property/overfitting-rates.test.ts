import { beforeAll, describe, expect, it } from 'vitest';
import { deflatedSharpe } from '../../src/analytics/comparison/deflated-sharpe.js';
import { sharpeTrials } from '../../src/analytics/comparison/expected-maximum-sharpe.js';
import { overfittingProbability } from '../../src/analytics/comparison/overfitting-probability.js';
import { realityCheck } from '../../src/analytics/comparison/reality-check.js';
import { returnMoments } from '../../src/analytics/comparison/return-moments.js';
import { type NoiseSweep, noiseSweep } from './noise-sweep.js';

const SWEEPS = 500;

interface SweepNumbers {
  readonly deflated: number;
  readonly p: number;
  readonly superiorAbilityP: number;
  readonly pbo: number;
}

/** The numbers of a sweep, as a user of it would have them. */
function judge(seed: string, sweep: NoiseSweep): SweepNumbers {
  const variants = noiseSweep(seed, sweep);
  const moments = variants.map((returns) => returnMoments(returns)!);
  const best = moments.reduce((one, other) => (other.sharpe > one.sharpe ? other : one));
  const { p, superiorAbilityP } = realityCheck(variants, { seed, resamples: 199 })!;
  return {
    deflated: deflatedSharpe(best, sharpeTrials(moments.map(({ sharpe }) => sharpe)))!,
    p,
    superiorAbilityP,
    pbo: overfittingProbability(variants, 10)!.pbo,
  };
}

const count = (numbers: readonly SweepNumbers[], warns: (one: SweepNumbers) => boolean): number =>
  numbers.filter(warns).length;

// 5 % of 500 is 25, with a standard deviation of 4.9: three of them either way.
const AT_LEAST = 11;
const AT_MOST = 39;

describe.each([
  { variants: 40, days: 250, correlation: 0 },
  { variants: 40, days: 250, correlation: 0.9 },
])('500 sweeps over noise, of $variants variants that correlate at $correlation', (sweep) => {
  let numbers: SweepNumbers[] = [];
  beforeAll(() => {
    numbers = Array.from({ length: SWEEPS }, (_, index) => judge(`noise/${sweep.correlation}/${index}`, sweep));
  });

  it('pass the deflated Sharpe ratio at 0.95 in at most 5 %', () => {
    expect(count(numbers, ({ deflated }) => deflated >= 0.95)).toBeLessThanOrEqual(AT_MOST);
  });

  it('pass the reality check at 0.05 in about 5 %, both of its p-values', () => {
    for (const passed of [
      count(numbers, ({ p }) => p <= 0.05),
      count(numbers, (one) => one.superiorAbilityP <= 0.05),
    ]) {
      expect(passed).toBeGreaterThanOrEqual(AT_LEAST);
      expect(passed).toBeLessThanOrEqual(AT_MOST);
    }
  });

  it('have an overfitting probability of one half on average', () => {
    const mean = numbers.reduce((sum, { pbo }) => sum + pbo, 0) / SWEEPS;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.04);
  });
});

describe('sweeps in which one variant has skill', () => {
  it('pass: the warnings are no formality', () => {
    for (let index = 0; index < 20; index++) {
      const sweep = { variants: 40, days: 250, correlation: 0 };
      const seed = `skill/${index}`;
      const variants = noiseSweep(seed, sweep);
      variants[7] = variants[7].map((value) => value + 0.0045);
      const moments = variants.map((returns) => returnMoments(returns)!);
      const trials = sharpeTrials(moments.map(({ sharpe }) => sharpe));
      expect(deflatedSharpe(moments[7], trials)!).toBeGreaterThan(0.95);
      expect(realityCheck(variants, { seed, resamples: 199 })!).toMatchObject({ best: 7, p: 1 / 200 });
      expect(overfittingProbability(variants, 10)!.pbo).toBeLessThan(0.05);
    }
  });
});
