import { describe, expect, it } from 'vitest';
import { compareSignals } from '../../../../src/runner/check/compare-signals.js';

const signals = (...said: readonly (readonly [tsMs: number, direction: number, instrument?: number])[]) => ({
  tsMs: Float64Array.from(said, ([tsMs]) => tsMs),
  direction: Float64Array.from(said, ([, direction]) => direction),
  instrumentIndex: Float64Array.from(said, ([, , instrument]) => instrument ?? 0),
});
const WHOLE = signals([5, 1], [10, 1], [20, 0], [30, 1], [40, 0]);

describe('compareSignals', () => {
  it('agrees where both say the same after the start', () => {
    const later = signals([20, 0], [30, 1], [40, 0]);
    expect(compareSignals(WHOLE, later, 10)).toEqual({ lastDifferenceMs: null, differing: 0, agreeing: 3 });
  });

  it.each([
    ['another direction', signals([20, 1], [30, 1], [40, 0]), { lastDifferenceMs: 20, differing: 1, agreeing: 2 }],
    ['another symbol', signals([20, 0], [30, 1, 1], [40, 0]), { lastDifferenceMs: 30, differing: 2, agreeing: 1 }],
    ['another time', signals([20, 0], [33, 1], [40, 0]), { lastDifferenceMs: 33, differing: 2, agreeing: 1 }],
    ['one too many', signals([15, 1], [20, 0], [30, 1], [40, 0]), { lastDifferenceMs: 15, differing: 0, agreeing: 3 }],
    ['one too few at the end', signals([20, 0], [30, 1]), { lastDifferenceMs: 40, differing: 3, agreeing: 0 }],
    ['silence', signals(), { lastDifferenceMs: 40, differing: 3, agreeing: 0 }],
  ])('ends the disagreement behind %s', (_, later, expected) => {
    expect(compareSignals(WHOLE, later, 10)).toEqual(expected);
  });
});
