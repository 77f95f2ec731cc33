import { describe, expect, test } from 'vitest';
import { parameterAxis } from '../../../../../src/report/comparison/sweep/parameter-axis.js';
import type { SweptParameter } from '../../../../../src/report/comparison/sweep-result.js';

const listed = (values: SweptParameter['values']): SweptParameter => ({ path: 'a.b', name: 'b', values, range: null });
const ranged = (from: number, to: number, scale: 'linear' | 'log', integer: boolean): SweptParameter => ({
  ...{ path: 'a.b', name: 'b', values: null },
  range: { from, to, scale, integer },
});

describe('the axis of a parameter', () => {
  test('has its values, in their order', () => {
    const { labels, positionOf } = parameterAxis(listed([5, 0.25, 100]), 40);
    expect(labels).toEqual(['5', '0.25', '100']);
    expect([5, 0.25, 100, 7].map(positionOf)).toEqual([0, 1, 2, -1]);
  });

  test('has words and truth values however many they are', () => {
    expect(parameterAxis(listed(['long', 'both', true]), 2).labels).toEqual(['long', 'both', 'true']);
  });

  test('joins neighbours where there are too many values', () => {
    const { labels, positionOf } = parameterAxis(listed([1, 2, 3, 4, 5, 6, 7]), 3);
    expect(labels).toEqual(['1 to 3', '4 to 6', '7']);
    expect([1, 3, 4, 7, 9].map(positionOf)).toEqual([0, 0, 1, 2, -1]);
  });

  test('has each whole number of a short range, and parts of a long one', () => {
    expect(parameterAxis(ranged(2, 5, 'linear', true), 12).labels).toEqual(['2', '3', '4', '5']);
    const { labels, positionOf } = parameterAxis(ranged(0, 80, 'linear', true), 12);
    expect(labels.length).toBe(8);
    expect(labels[7]).toBe('70 to 80');
    expect([0, 9, 10, 80].map(positionOf)).toEqual([0, 0, 1, 7]);
  });

  test('parts a logarithmic range by factors', () => {
    const { labels, positionOf } = parameterAxis(ranged(1, 256, 'log', false), 8);
    expect(labels.slice(0, 2)).toEqual(['1 to 2', '2 to 4']);
    expect([1, 1.9, 3, 200, 256].map(positionOf)).toEqual([0, 0, 1, 7, 7]);
    expect(positionOf('word')).toBe(-1);
  });
});
