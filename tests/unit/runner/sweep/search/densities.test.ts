import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/core/random.js';
import { choiceDensity } from '../../../../../src/runner/sweep/search/choice-density.js';
import { parzenDensity } from '../../../../../src/runner/sweep/search/parzen-density.js';

const STEPS = 10_000;

function integral(density: { logAt(unit: number): number }): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) sum += Math.exp(density.logAt((step + 0.5) / STEPS));
  return sum / STEPS;
}

describe('a Parzen density', () => {
  it.each([[[]], [[0.5]], [[0.02, 0.03, 0.9]], [[0.1, 0.1, 0.1, 0.1]]])('of %j sums up to one', (units) => {
    expect(integral(parzenDensity(units))).toBeCloseTo(1, 4);
  });

  it('is high near what was seen, and nowhere zero', () => {
    const density = parzenDensity([0.3, 0.31, 0.32, 0.33]);
    expect(density.logAt(0.315)).toBeGreaterThan(density.logAt(0.7));
    // The uniform one is a fifth of it.
    expect(Math.exp(density.logAt(0.99))).toBeGreaterThan(0.2);
  });

  it('draws inside, mostly where it is high', () => {
    const density = parzenDensity([0.1, 0.11, 0.12, 0.13, 0.14, 0.15]);
    const random = createRandom(1);
    const drawn = Array.from({ length: 1000 }, () => density.draw(random));
    expect(drawn.every((unit) => unit >= 0 && unit < 1)).toBe(true);
    expect(drawn.filter((unit) => unit < 0.4).length).toBeGreaterThan(700);
  });
});

describe('a density of choices', () => {
  it('counts each choice once more than it was seen', () => {
    const density = choiceDensity([0.1, 0.2, 0.9], 4);
    expect(integral(density)).toBeCloseTo(1, 10);
    expect(Math.exp(density.logAt(0.1))).toBeCloseTo((3 / 7) * 4, 12);
    expect(Math.exp(density.logAt(0.6))).toBeCloseTo((1 / 7) * 4, 12);
  });

  it('draws each as often as it says', () => {
    const density = choiceDensity([0.1, 0.1], 2);
    const random = createRandom(5);
    const drawn = Array.from({ length: 4000 }, () => density.draw(random));
    expect(new Set(drawn)).toEqual(new Set([0.25, 0.75]));
    expect(drawn.filter((unit) => unit === 0.25).length / 4000).toBeCloseTo(0.75, 1);
  });
});
