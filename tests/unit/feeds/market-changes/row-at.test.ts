import { describe, expect, it } from 'vitest';
import { firstRowFrom, rowFinder } from '../../../../src/feeds/market-changes/row-at.js';
import { bar, makeBars } from '../make-bars.js';

const bars = makeBars([0, 100, 200, 500, 600].map((tsMs) => bar(tsMs)));

describe('the row of a time', () => {
  it('is the first that opens then or later', () => {
    expect([-1, 0, 1, 200, 201, 600, 601].map((tsMs) => firstRowFrom(bars, tsMs))).toEqual([0, 0, 1, 2, 3, 4, 5]);
  });

  it('is the nearest, the earlier of two, or none in a gap', () => {
    const asked = [0, 100, 149, 150, 151, 250, 251, 449, 450, 600, 650, 651, 0, -50, -51];
    const rowAt = rowFinder(bars, 100);
    expect(asked.map((tsMs) => rowAt(tsMs))).toEqual([0, 1, 1, 1, 2, 2, -1, -1, 3, 4, 4, -1, 0, 0, -1]);
  });

  it('is always the nearest where bars are not cut by time', () => {
    const rowAt = rowFinder(bars, 0);
    expect([-9999, 340, 360, 9999].map((tsMs) => rowAt(tsMs))).toEqual([0, 2, 3, 4]);
    expect(rowFinder(makeBars([]), 0)(5)).toBe(-1);
  });
});
