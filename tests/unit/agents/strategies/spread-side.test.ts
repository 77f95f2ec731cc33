import { describe, expect, it } from 'vitest';
import { createSpreadSide, updateSpreadSide } from '../../../../src/agents/strategies/spread-side.js';

const LIMITS = { entry: 2, exit: 0.5, stop: 4 };

/** The side after each z-score. */
function sidesOf(scores: readonly number[], mayEnter: (at: number) => boolean = () => true): number[] {
  const state = createSpreadSide();
  return scores.map((score, at) => {
    const before = state.side;
    const reason = updateSpreadSide(state, score, LIMITS, mayEnter(at));
    expect(reason !== null).toBe(state.side !== before);
    return state.side;
  });
}

describe('the side of a spread', () => {
  it.each<[what: string, scores: number[], sides: number[]]>([
    ['enters beyond the entry, against the spread', [1.9, 2, 2.1], [0, 0, -1]],
    ['on either side', [-2, -2.1], [0, 1]],
    ['stays until it has come back', [2.1, 3, 0.6, 0.5, 0.4], [-1, -1, -1, -1, 0]],
    ['leaves when it has passed to the other side, and enters there a bar later', [2.1, -3, -3], [-1, 0, 1]],
    ['gives up beyond the stop', [-3, -4, -4.1], [1, 1, 0]],
    ['stays out after that until it has come back once', [-3, -5, -3, -2.5, -0.5, -0.4, -2.5], [1, 0, 0, 0, 0, 0, 1]],
    ['or has passed to the other side, where it may enter at once', [-3, -5, -3, 3], [1, 0, 0, -1]],
    ['does not enter what is past the stop, but when it comes nearer', [5, 4.5, 4], [0, 0, -1]],
  ])('%s', (_, scores, sides) => {
    expect(sidesOf(scores)).toEqual(sides);
  });

  it('enters only where it may, and leaves anywhere', () => {
    expect(sidesOf([3, 3, 0], (at) => at === 1)).toEqual([0, -1, 0]);
    expect(sidesOf([3, 5], (at) => at === 0)).toEqual([-1, 0]);
  });

  it('says why', () => {
    const state = createSpreadSide();
    const reasons = [-3, 0, 3, 5, 0].map((score) => updateSpreadSide(state, score, LIMITS, true));
    expect(reasons).toEqual([
      'the first symbol is cheap',
      'the spread has come back',
      'the first symbol is dear',
      'the spread has gone too far',
      null,
    ]);
  });
});
