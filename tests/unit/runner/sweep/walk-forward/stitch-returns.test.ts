import { describe, expect, it } from 'vitest';
import { stitchReturns } from '../../../../../src/runner/sweep/walk-forward/stitch-returns.js';

const DAY_MS = 86_400_000;

function test(firstDay: number, returnPct: readonly number[], trades = 1) {
  const dayMs = Float64Array.from(returnPct, (_, index) => (firstDay + index) * DAY_MS);
  return { daily: { dayMs, returnPct: Float64Array.from(returnPct) }, trades };
}

describe('stitched returns', () => {
  it('go on from what the test before ended with', () => {
    const stitched = stitchReturns([test(1, [10, -50]), test(3, [100], 4)]);
    expect(stitched?.dayMs).toEqual([1, 2, 3].map((day) => day * DAY_MS));
    expect(stitched?.totalReturnPct).toBeCloseTo(10, 10);
    expect(stitched?.maxDrawdownPct).toBeCloseTo(50, 10);
    expect(stitched?.trades).toBe(5);
    expect([stitched?.sharpe, stitched?.cagrPct]).toEqual([null, null]);
  });

  it('make one day of a day that two tests share', () => {
    const stitched = stitchReturns([test(1, [0, 10]), test(2, [10, 0])]);
    expect(stitched?.dayMs).toHaveLength(3);
    expect(stitched?.returnPct[1]).toBeCloseTo(21, 10);
  });

  it('have ratios from thirty days on', () => {
    const days = Array.from({ length: 30 }, (_, day) => (day % 2 === 0 ? 1 : -0.5));
    const stitched = stitchReturns([test(0, days)]);
    expect(stitched?.sharpe).toBeGreaterThan(0);
    expect(stitched?.volatilityPct).toBeGreaterThan(0);
    expect(stitched?.cagrPct).toBeGreaterThan(0);
  });

  it('are none where no test has any', () => {
    expect(stitchReturns([])).toBeNull();
    expect(stitchReturns([test(1, [])])).toBeNull();
  });
});
