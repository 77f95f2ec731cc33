import { describe, expect, it } from 'vitest';
import { gridSize } from '../../../../../src/runner/sweep/search/grid-size.js';
import { unitOfValue, valueAtUnit, valueCount } from '../../../../../src/runner/sweep/search/unit-scale.js';
import { list, range } from '../a-sweep.js';

describe('a parameter as a number from 0 to 1', () => {
  it('is cut into equal parts, one a value of a list', () => {
    const parameter = list('x', ['a', 'b', 'c', 'd']);
    expect([0, 0.24, 0.25, 0.5, 0.999].map((unit) => valueAtUnit(parameter, unit))).toEqual(['a', 'a', 'b', 'c', 'd']);
    expect(unitOfValue(parameter, 'b')).toBe(0.375);
    expect(valueCount(parameter)).toBe(4);
  });

  it('gives every whole number the same part', () => {
    const parameter = range(1, 4, { integer: true });
    expect([0, 0.2499, 0.25, 0.75, 0.9999].map((unit) => valueAtUnit(parameter, unit))).toEqual([1, 1, 2, 4, 4]);
    expect(unitOfValue(parameter, 2)).toBe(0.375);
    expect(valueCount(parameter)).toBe(4);
  });

  it('is even in differences, or in ratios', () => {
    expect(valueAtUnit(range(10, 20), 0.5)).toBe(15);
    expect(valueAtUnit(range(1, 100, { scale: 'log' }), 0.5)).toBe(10);
    expect(unitOfValue(range(1, 100, { scale: 'log' }), 10)).toBeCloseTo(0.5, 12);
    expect(unitOfValue(range(10, 20), 12.5)).toBe(0.25);
    expect(unitOfValue(range(7, 7), 7)).toBe(0.5);
  });

  it('has eight digits when it was drawn, and stays inside', () => {
    expect(valueAtUnit(range(0, 1), 1 / 3)).toBe(0.33333333);
    expect(valueAtUnit(range(0.123456784, 0.2), 0)).toBe(0.123456784);
  });

  it('multiplies to the size of the grid', () => {
    expect(gridSize([list('a', [1, 2, 3]), range(1, 5, { integer: true })])).toBe(15);
    expect(gridSize([list('a', [1]), range(0, 1)])).toBe(Number.POSITIVE_INFINITY);
  });
});
