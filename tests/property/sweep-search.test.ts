import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment, SweepParameter } from '../../src/runner/scenario/scenario-sweep.js';
import { gridPoints } from '../../src/runner/sweep/search/grid-points.js';
import { gridSize } from '../../src/runner/sweep/search/grid-size.js';
import { latinHypercubePoints } from '../../src/runner/sweep/search/latin-hypercube-points.js';
import { randomPoints } from '../../src/runner/sweep/search/random-points.js';
import { sequentialPoints } from '../../src/runner/sweep/search/sequential-points.js';
import type { Trial } from '../../src/runner/sweep/search/trial.js';
import { unitOfValue, valueAtUnit } from '../../src/runner/sweep/search/unit-scale.js';
import { walkWindows } from '../../src/runner/sweep/walk-forward/walk-windows.js';
import { runs } from './property-runs.js';

const lists = fc
  .uniqueArray(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.string({ maxLength: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  })
  .map((values): SweepParameter => ({ kind: 'list', path: 'list', values }));

const integers = fc
  .record({ from: fc.integer({ min: 1, max: 50 }), width: fc.integer({ min: 0, max: 400 }), log: fc.boolean() })
  .map(
    ({ from, width, log }): SweepParameter => ({
      kind: 'range',
      path: 'integer',
      from,
      to: from + width,
      scale: log ? 'log' : 'linear',
      integer: true,
    }),
  );

const continuous = fc
  .record({
    from: fc.double({ min: 0.001, max: 100, noNaN: true }),
    // Eight digits are kept of what is drawn: in a narrower range that would move a point out of its part.
    ratio: fc.double({ min: 1.05, max: 1000, noNaN: true }),
    log: fc.boolean(),
  })
  .map(
    ({ from, ratio, log }): SweepParameter => ({
      kind: 'range',
      path: 'continuous',
      from,
      to: from * ratio,
      scale: log ? 'log' : 'linear',
      integer: false,
    }),
  );

const spaces = fc.array(fc.oneof(lists, integers, continuous), { minLength: 1, maxLength: 4 });
/** Refuses a part of the points, the same each time. */
const refusals = fc.integer({ min: 2, max: 5 });
const seeds = fc.integer({ min: 0, max: 1_000_000 });

function acceptsAllBut(divisor: number) {
  return (point: Assignment) => JSON.stringify(point).length % divisor !== 0;
}

function isInside(parameter: SweepParameter, value: Assignment[number]): boolean {
  if (parameter.kind === 'list') return parameter.values.includes(value);
  const { from, to, integer } = parameter;
  return typeof value === 'number' && value >= from && value <= to && (!integer || Number.isInteger(value));
}

function expectSound(
  points: readonly Assignment[],
  space: readonly SweepParameter[],
  accepts: (p: Assignment) => boolean,
) {
  for (const point of points) {
    expect(point).toHaveLength(space.length);
    expect(space.every((parameter, index) => isInside(parameter, point[index]))).toBe(true);
    expect(accepts(point)).toBe(true);
  }
  expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
}

describe('points of a search', () => {
  it('satisfy bounds and constraints, differ, and are the same for a seed', () => {
    fc.assert(
      fc.property(spaces, refusals, seeds, fc.integer({ min: 1, max: 40 }), (space, divisor, seed, count) => {
        const accepts = acceptsAllBut(divisor);
        for (const draw of [randomPoints, latinHypercubePoints]) {
          const points = draw(space, accepts, count, seed);
          expect(points.length).toBeLessThanOrEqual(count);
          expectSound(points, space, accepts);
          expect(draw(space, accepts, count, seed)).toEqual(points);
        }
      }),
      runs(60),
    );
  });

  it('do so where the search learns, whatever it learns', () => {
    fc.assert(
      fc.property(spaces, refusals, seeds, fc.integer({ min: 1, max: 40 }), (space, divisor, seed, count) => {
        const accepts = acceptsAllBut(divisor);
        const options = { parameters: space, accepts, points: count, seed };
        const trials: Trial[] = [];
        for (let next = sequentialPoints(options, trials); next.length > 0; next = sequentialPoints(options, trials)) {
          trials.push(
            ...next.map((values, index) => ({ values, score: index % 3 === 0 ? null : JSON.stringify(values).length })),
          );
        }
        expect(trials.length).toBeLessThanOrEqual(count);
        expectSound(
          trials.map(({ values }) => values),
          space,
          accepts,
        );
      }),
      runs(40),
    );
  });

  it('use every part of a continuous range once where they are a Latin hypercube', () => {
    fc.assert(
      fc.property(
        fc.array(continuous, { minLength: 1, maxLength: 4 }),
        seeds,
        fc.integer({ min: 1, max: 60 }),
        (space, seed, count) => {
          const points = latinHypercubePoints(space, () => true, count, seed);
          expect(points).toHaveLength(count);
          for (const [index, parameter] of space.entries()) {
            const units = points.map((point) => unitOfValue(parameter, point[index])).sort((a, b) => a - b);
            units.forEach((unit, part) => {
              expect(unit).toBeGreaterThanOrEqual(part / count - 1e-5);
              expect(unit).toBeLessThanOrEqual((part + 1) / count + 1e-5);
            });
          }
        },
      ),
      runs(60),
    );
  });

  it('are every accepted combination where they are a grid', () => {
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 3 }), refusals, (space, divisor) => {
        const accepts = acceptsAllBut(divisor);
        const all = gridPoints(space, () => true);
        expect(all).toHaveLength(gridSize(space));
        expectSound(all, space, () => true);
        expect(gridPoints(space, accepts)).toEqual(all.filter(accepts));
      }),
      runs(60),
    );
  });

  it('are values whose unit leads back to them', () => {
    fc.assert(
      fc.property(
        fc.oneof(lists, integers),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (parameter, unit) => {
          const value = valueAtUnit(parameter, unit);
          expect(valueAtUnit(parameter, unitOfValue(parameter, value))).toBe(value);
        },
      ),
      runs(200),
    );
  });
});

describe('windows of a walk forward', () => {
  it('test what no past of theirs has seen, follow each other, and stay inside', () => {
    const terms = fc.record({
      trainMs: fc.integer({ min: 1, max: 50 }),
      testMs: fc.integer({ min: 1, max: 50 }),
      anchored: fc.boolean(),
      warmupMs: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(
        terms,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 0, max: 600 }),
        (one, fromMs, length) => {
          const windows = walkWindows(one, fromMs, fromMs + length);
          expect(windows).toHaveLength(Math.max(0, Math.floor((length - one.warmupMs - one.trainMs) / one.testMs)));
          windows.forEach(({ train, test }, index) => {
            expect(train.toMs).toBe(test.fromMs);
            expect(test.toMs - test.fromMs).toBe(one.testMs);
            expect(train.toMs - train.fromMs).toBe(one.trainMs + (one.anchored ? index * one.testMs : 0));
            expect(train.warmFromMs).toBeGreaterThanOrEqual(fromMs);
            expect(test.toMs).toBeLessThanOrEqual(fromMs + length);
            for (const window of [train, test]) expect(window.fromMs - window.warmFromMs).toBe(one.warmupMs);
            if (index > 0) expect(test.fromMs).toBe(windows[index - 1].test.toMs);
          });
        },
      ),
      runs(200),
    );
  });
});
