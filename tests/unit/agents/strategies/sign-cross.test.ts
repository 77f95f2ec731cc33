import { describe, expect, it } from 'vitest';
import { createSignCross, updateSignCross } from '../../../../src/agents/strategies/sign-cross.js';

function crossesOf(differences: readonly number[]): number[] {
  const state = createSignCross();
  return differences.map((difference) => updateSignCross(state, difference));
}

describe('sign cross', () => {
  it('starts nothing with the first sign it sees', () => {
    expect(crossesOf([1, 2])).toEqual([0, 0]);
    expect(crossesOf([-1, -2])).toEqual([0, 0]);
  });

  it('says which way the sign changed', () => {
    expect(crossesOf([-1, 1, 2, -1, 1])).toEqual([0, 1, 0, -1, 1]);
  });

  it('remembers the sign over zeros and over what is not there yet', () => {
    expect(crossesOf([Number.NaN, -1, 0, -0, Number.NaN, -1])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(crossesOf([0, 1, 0, -1, 0, 1])).toEqual([0, 0, 0, -1, 0, 1]);
  });
});
