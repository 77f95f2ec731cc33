import { describe, expect, it } from 'vitest';
import { DistinctPoints } from '../../../../../src/runner/sweep/search/distinct-points.js';
import { gridPoints } from '../../../../../src/runner/sweep/search/grid-points.js';
import { latinHypercubePoints } from '../../../../../src/runner/sweep/search/latin-hypercube-points.js';
import { nextPoints } from '../../../../../src/runner/sweep/search/next-points.js';
import { randomPoints } from '../../../../../src/runner/sweep/search/random-points.js';
import { aSweep, list, range } from '../a-sweep.js';

const all = () => true;

describe('points of a grid', () => {
  it('are all combinations, the last parameter fastest', () => {
    expect(gridPoints(aSweep().parameters, all)).toEqual([
      [5, 20],
      [5, 40],
      [10, 20],
      [10, 40],
    ]);
  });

  it('leave out what is not accepted, and have no ranges', () => {
    expect(gridPoints(aSweep().parameters, ([fast]) => fast === 5)).toHaveLength(2);
    expect(() => gridPoints([range(0, 1)], all)).toThrow(/not a range/);
  });
});

describe('points by chance', () => {
  it('differ, are the same for a seed, and others for another', () => {
    const parameters = [range(1, 1000, { integer: true }), list('b', [true, false])];
    const points = randomPoints(parameters, all, 50, 1);
    expect(new Set(points.map(String)).size).toBe(50);
    expect(randomPoints(parameters, all, 50, 1)).toEqual(points);
    expect(randomPoints(parameters, all, 50, 2)).not.toEqual(points);
  });

  it('are fewer where there are no more, and none where nothing is accepted', () => {
    expect(randomPoints(aSweep().parameters, all, 50, 1)).toHaveLength(4);
    expect(randomPoints(aSweep().parameters, () => false, 50, 1)).toEqual([]);
  });
});

describe('a Latin hypercube', () => {
  it('swaps coordinates until a constraint is satisfied, and so keeps every part', () => {
    const parameters = [range(0, 100), range(20, 120)];
    const accepts = ([a, b]: readonly unknown[]) => Number(a) < Number(b);
    const points = latinHypercubePoints(parameters, accepts, 40, 3);
    expect(points).toHaveLength(40);
    expect(points.every(accepts)).toBe(true);
    expect(new Set(points.map(([a]) => Math.floor(Number(a) / 2.5))).size).toBe(40);
    expect(new Set(points.map(([, b]) => Math.floor((Number(b) - 20) / 2.5))).size).toBe(40);
  });

  it('leaves out what cannot be mended, and what is the same', () => {
    expect(latinHypercubePoints([range(0, 1)], ([a]) => Number(a) < 0.5, 10, 1)).toHaveLength(5);
    expect(latinHypercubePoints([list('a', [1, 2])], all, 10, 1)).toHaveLength(2);
  });
});

describe('the next points', () => {
  it('are all of them at first and then none, unless the search learns', () => {
    const trials = [{ values: [5, 20], score: 1 }];
    for (const search of [
      { kind: 'grid' as const },
      { kind: 'random' as const, points: 3, seed: 1 },
      { kind: 'latin-hypercube' as const, points: 2, seed: 1 },
    ]) {
      expect(nextPoints(aSweep({ search }), all, []).length).toBeGreaterThan(1);
      expect(nextPoints(aSweep({ search }), all, trials)).toEqual([]);
    }
    const search = { kind: 'sequential' as const, points: 3, seed: 1 };
    expect(nextPoints(aSweep({ search }), all, trials)).toHaveLength(2);
  });
});

describe('points that are to differ', () => {
  it('are told apart by value and type', () => {
    const points = new DistinctPoints([[1, 'a']]);
    expect(points.add([1, 'a'])).toBe(false);
    expect(points.has([1, 'b'])).toBe(false);
    expect(points.add(['1', 'a'])).toBe(true);
    expect(points.has(['1', 'a'])).toBe(true);
  });
});
