import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../../../src/runner/scenario/scenario-sweep.js';
import { randomPoints } from '../../../../../src/runner/sweep/search/random-points.js';
import { BATCH_POINTS, sequentialPoints } from '../../../../../src/runner/sweep/search/sequential-points.js';
import type { Trial } from '../../../../../src/runner/sweep/search/trial.js';
import { list, range } from '../a-sweep.js';

const parameters = [range(0, 1), range(1, 1000, { scale: 'log', integer: true }), list('kind', ['x', 'y', 'z'])];
const accepts = ([a]: Assignment) => Number(a) <= 0.9;

/** Best at (0.7, 30, y). */
function score([a, b, kind]: Assignment): number {
  return -((Number(a) - 0.7) ** 2) - (Math.log10(Number(b)) - Math.log10(30)) ** 2 + (kind === 'y' ? 0.5 : 0);
}

function search(points: number, seed: number, scoreOf: (values: Assignment) => number | null = score): Trial[] {
  const trials: Trial[] = [];
  for (;;) {
    const next = sequentialPoints({ parameters, accepts, points, seed }, trials);
    if (next.length === 0) return trials;
    expect(next.length).toBeLessThanOrEqual(2 * BATCH_POINTS);
    trials.push(...next.map((values) => ({ values, score: scoreOf(values) })));
  }
}

const best = (trials: readonly Trial[]) => Math.max(...trials.map((trial) => trial.score ?? Number.NEGATIVE_INFINITY));

describe('a sequential search', () => {
  it('runs so many different points, all of them accepted', () => {
    const trials = search(60, 1);
    expect(trials).toHaveLength(60);
    expect(new Set(trials.map(({ values }) => String(values))).size).toBe(60);
    expect(trials.every(({ values }) => accepts(values))).toBe(true);
  });

  it('is the same for the same seed, and goes on alike from its own trials', () => {
    const whole = search(40, 7);
    expect(search(40, 7)).toEqual(whole);
    expect(search(40, 8)).not.toEqual(whole);
    const options = { parameters, accepts, points: 40, seed: 7 };
    const from = sequentialPoints(options, []).length + BATCH_POINTS;
    const later = sequentialPoints(options, whole.slice(0, from));
    expect(later).toEqual(whole.slice(from, from + BATCH_POINTS).map(({ values }) => values));
  });

  it('comes nearer than chance with as many points, on most seeds', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const wins = seeds.filter((seed) => {
      const chance = randomPoints(parameters, accepts, 80, seed).map((values) => ({ values, score: score(values) }));
      return best(search(80, seed)) > best(chance);
    });
    expect(wins.length).toBeGreaterThanOrEqual(15);
  });

  it('learns from points that failed', () => {
    const trials = search(80, 3, (values) => (values[2] === 'y' ? score(values) : null));
    const late = trials.slice(40);
    expect(late.filter(({ values }) => values[2] === 'y').length).toBeGreaterThan(late.length / 2);
  });

  it('ends where there are no more points, or none to begin with', () => {
    const few = { parameters: [list('a', [1, 2, 3])], accepts: () => true, points: 50, seed: 1 };
    let trials: Trial[] = [];
    for (let next = sequentialPoints(few, trials); next.length > 0; next = sequentialPoints(few, trials)) {
      trials = [...trials, ...next.map((values) => ({ values, score: 0 }))];
    }
    expect(trials.map(({ values }) => values[0]).sort()).toEqual([1, 2, 3]);
    expect(sequentialPoints({ ...few, accepts: () => false }, [])).toEqual([]);
  });
});
