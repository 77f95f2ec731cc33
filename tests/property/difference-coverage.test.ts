import { describe, expect, it } from 'vitest';
import { compareReturns } from '../../src/analytics/comparison/compare-returns.js';
import type { ReturnDifference } from '../../src/analytics/comparison/return-difference.js';
import { createRandom, nextNormal, nextUniform, type RandomState } from '../../src/core/random.js';

const PAIRS = 500;

/** A market's returns and those of two runs in it: what they share and what is their own both remember by `phi`. */
function alikePair(random: RandomState, count: number, phi: number): [Float64Array, Float64Array] {
  const remembering = (deviation: number) => {
    let x = (nextNormal(random) * deviation) / Math.sqrt(1 - phi * phi);
    return Float64Array.from({ length: count }, () => {
      x = phi * x + nextNormal(random) * deviation;
      return x;
    });
  };
  const market = remembering(0.004);
  const pair = [remembering(0.003), remembering(0.003)].map((own) =>
    own.map((value, i) => Math.expm1(value + market[i])),
  );
  return [pair[0], pair[1]];
}

/** A branch that is its parent most of the time, and holds something else for a few periods at a time. */
function sparsePair(random: RandomState, count: number): [Float64Array, Float64Array] {
  const parent = Float64Array.from({ length: count }, () => Math.expm1(nextNormal(random) * 0.005));
  let differs = false;
  const branch = parent.map((value) => {
    if (nextUniform(random) < 0.25) differs = nextUniform(random) < 0.2;
    return differs ? (1 + value) * Math.exp(nextNormal(random) * 0.004) - 1 : value;
  });
  return [branch, parent];
}

function differences(seed: string, draw: (random: RandomState) => [Float64Array, Float64Array]): ReturnDifference[] {
  const random = createRandom(seed);
  return Array.from({ length: PAIRS }, (_, index) => {
    const [own, other] = draw(random);
    return compareReturns(own, other, { seed: `${seed}/${index}`, resamples: 500 });
  });
}

describe('the 95 % interval of a difference, where there is none in truth', () => {
  it.each([
    { count: 60, phi: 0 },
    { count: 168, phi: 0 },
    { count: 168, phi: 0.2 },
    { count: 168, phi: -0.3 },
    { count: 744, phi: 0.2 },
  ])('holds zero at about its rate: $count returns that remember by $phi', ({ count, phi }) => {
    const found = differences(`pairs/${count}/${phi}`, (random) => alikePair(random, count, phi));
    const covered = found.filter(({ verdict }) => verdict === 'no-difference').length / PAIRS;
    expect(covered).toBeGreaterThan(0.9);
    expect(covered).toBeLessThan(0.975);
  });

  it('holds zero at about its rate where most returns are equal', () => {
    const found = differences('sparse', (random) => sparsePair(random, 168)).filter(
      ({ interval }) => interval !== null,
    );
    expect(found.length).toBeGreaterThan(400);
    const covered = found.filter(({ verdict }) => verdict === 'no-difference').length / found.length;
    expect(covered).toBeGreaterThan(0.9);
    expect(covered).toBeLessThan(0.975);
  });

  it('errs to either side alike', () => {
    const found = differences('sides', (random) => alikePair(random, 168, 0));
    const better = found.filter(({ verdict }) => verdict === 'better').length;
    const worse = found.filter(({ verdict }) => verdict === 'worse').length;
    expect(better).toBeGreaterThan(0);
    expect(worse).toBeGreaterThan(0);
    // 2.5 % of 500 are 12.5, with a deviation of 3.5: four of these.
    expect(Math.max(better, worse)).toBeLessThan(27);
  });

  it('leaves zero out where there is a difference to be found', () => {
    const found = differences('power', (random) => {
      const [own, other] = alikePair(random, 168, 0);
      return [own.map((value) => value + 0.0015), other];
    });
    // Five standard errors of the mean: hardly ever missed.
    expect(found.filter(({ verdict }) => verdict === 'better').length).toBeGreaterThan(0.95 * PAIRS);
  });
});
