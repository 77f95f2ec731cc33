import { describe, expect, it } from 'vitest';
import { comparePaths } from '../../../../src/analytics/comparison/compare-paths.js';
import { createRandom, nextNormal } from '../../../../src/core/random.js';

function normals(count: number, mean: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => mean + nextNormal(random));
}

describe('comparePaths', () => {
  it('gives the mean with an interval that narrows with the root of the number of paths', () => {
    const widths = [25, 100, 400].map((count) => {
      const { interval } = comparePaths(normals(count, 0, 3), { seed: 1 });
      return interval!.highPct - interval!.lowPct;
    });
    // Of a standard deviation of 1: twice 1.96 / √n, a little more of few.
    expect(widths[0] / (2 * 2.06 * 0.2)).toBeGreaterThan(0.75);
    expect(widths[0] / widths[2]).toBeGreaterThan(3);
    expect(widths[0] / widths[2]).toBeLessThan(6);
    expect(widths[2]).toBeLessThan(widths[1]);
  });

  it('covers the true mean about as often as it says', () => {
    let covered = 0;
    for (let run = 0; run < 400; run++) {
      const { interval } = comparePaths(normals(20, 0.3, 1_000 + run), { seed: run, resamples: 400 });
      if (interval!.lowPct <= 0.3 && interval!.highPct >= 0.3) covered++;
    }
    // 95 % of 400 is 380, with a standard deviation of 4.4.
    expect(covered).toBeGreaterThan(364);
    expect(covered).toBeLessThan(396);
  });

  it('has no interval of few paths, and a point where none makes a difference', () => {
    expect(comparePaths(new Float64Array([1, 2, 3]), { seed: 1 })).toEqual({
      differencePct: 2,
      interval: null,
      observations: 3,
    });
    expect(comparePaths(new Float64Array(0), { seed: 1 }).differencePct).toBeNaN();
    expect(comparePaths(new Float64Array(20), { seed: 1 })).toEqual({
      differencePct: 0,
      interval: { lowPct: 0, highPct: 0, level: 0.95 },
      observations: 20,
    });
  });

  it('is the same for a seed', () => {
    const paths = normals(30, 0.1, 9);
    expect(comparePaths(paths, { seed: 'a' })).toEqual(comparePaths(paths, { seed: 'a' }));
    expect(comparePaths(paths, { seed: 'a' })).not.toEqual(comparePaths(paths, { seed: 'b' }));
  });
});
