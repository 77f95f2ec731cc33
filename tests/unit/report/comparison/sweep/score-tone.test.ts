import { describe, expect, test } from 'vitest';
import { scoreTone } from '../../../../../src/report/comparison/sweep/score-tone.js';

describe('the colours of a map', () => {
  test('are gains and losses where there are losses, by their distance from zero', () => {
    const tone = scoreTone([-2, 0, 1], false);
    expect([-2, -0.1, 0, 0.5, 1].map(tone)).toEqual(['loss-5', 'loss-1', '', 'gain-2', 'gain-3']);
  });

  test('go from the worst to the best where there are none', () => {
    expect([10, 15, 20].map(scoreTone([10, 15, 20], false))).toEqual(['', 'gain-3', 'gain-5']);
    expect([10, 15, 20].map(scoreTone([10, 15, 20], true))).toEqual(['gain-5', 'gain-3', '']);
    expect([-10, 20].map(scoreTone([-10, 20], true))).toEqual(['gain-5', '']);
  });

  test('are none where all is alike, or nothing there', () => {
    expect(scoreTone([7, 7], false)(7)).toBe('');
    expect(scoreTone([], false)(1)).toBe('');
  });
});
