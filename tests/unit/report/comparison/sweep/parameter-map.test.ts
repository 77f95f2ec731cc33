import { describe, expect, test } from 'vitest';
import { hasSharedCells, parameterMap } from '../../../../../src/report/comparison/sweep/parameter-map.js';
import { fixtureSweep } from '../fixture-sweep.js';

const two = fixtureSweep(2);

describe('the map of two parameters', () => {
  test('has each point in its cell, what was not tried empty, and the longer axis down', () => {
    const { down, across, cells } = parameterMap(two, 0, 1, 40);
    expect([down.name, across.name]).toEqual(['fast', 'slow']);
    expect(parameterMap(two, 1, 0, 40).down.name).toBe('fast');
    for (const { values, score, error } of two.points) {
      const cell = cells[down.positionOf(values[0])][across.positionOf(values[1])];
      expect(cell).toMatchObject({ points: 1, best: score, median: score });
      expect(score === null).toBe(error !== null);
    }
    expect(cells[down.positionOf(40)][across.positionOf(30)]).toEqual({
      points: 0,
      best: null,
      median: null,
      holdsBest: false,
    });
    expect(cells.flat().reduce((sum, { points }) => sum + points, 0)).toBe(two.points.length);
    expect(hasSharedCells({ down, across, cells })).toBe(false);
  });

  test('knows where the best point is', () => {
    const { down, across, cells } = parameterMap(two, 0, 1, 40);
    const [fast, slow] = two.points[two.ranking[0]].values;
    expect(cells.flat().filter(({ holdsBest }) => holdsBest).length).toBe(1);
    expect(cells[down.positionOf(fast)][across.positionOf(slow)].holdsBest).toBe(true);
  });

  test('sums up the other parameters by the best and the median', () => {
    const four = fixtureSweep(4);
    const map = parameterMap(four, 0, 1, 12);
    expect(hasSharedCells(map)).toBe(true);
    const own = four.points.filter(({ values }) => values[0] === 20 && values[1] === 50);
    const scores = own.flatMap(({ score }) => score ?? []).sort((a, b) => a - b);
    const cell = map.cells[map.down.positionOf(20)][map.across.positionOf(50)];
    expect(scores.length).toBeGreaterThan(1);
    expect(cell).toMatchObject({ points: own.length, best: scores.at(-1) });
    const middle = scores.length >> 1;
    const median = scores.length % 2 === 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
    expect(cell.median).toBe(median);
    const least = { ...four, objective: { metric: 'maxDrawdownPct', minimize: true } };
    expect(parameterMap(least, 0, 1, 12).cells[map.down.positionOf(20)][map.across.positionOf(50)].best).toBe(
      scores[0],
    );
  });
});
