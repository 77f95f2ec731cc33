import { describe, expect, it } from 'vitest';
import { ResampleTables } from '../../../../../src/analytics/comparison/resample-tables.js';
import { compareBranch } from '../../../../../src/runner/forks/branches/compare-branch.js';

const AT = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;
const FORK = { atMs: AT, equity: 100, seed: 'seed', tables: new ResampleTables() };

/** Hourly points behind the fork; null: there is none at that hour. */
function side(equity: readonly (number | null)[]) {
  const points = equity.flatMap((value, hour) => (value === null ? [] : [[AT + (hour + 1) * HOUR_MS, value]]));
  return {
    tsMs: Float64Array.from(points, ([tsMs]) => tsMs),
    equity: Float64Array.from(points, ([, value]) => value),
  };
}

/** Every hour a little up or down, and `pct` on top. */
function walk(hours: number, pct: number): number[] {
  let equity = FORK.equity;
  return Array.from({ length: hours }, (_, hour) => {
    equity *= 1 + (Math.sin(hour * 12.9898) + pct) / 100;
    return equity;
  });
}

describe('compareBranch', () => {
  it('compares the returns since the fork, from the equity that both began with', () => {
    const { difference, endTsMs } = compareBranch(side([110, 99, 120]), side([105, 105, 90]), FORK);
    expect(endTsMs).toBe(AT + 3 * HOUR_MS);
    expect(difference).toMatchObject({ verdict: 'too-short', observations: 3 });
    expect(difference.returnPct).toBeCloseTo(20, 10);
    expect(difference.otherReturnPct).toBeCloseTo(-10, 10);
    expect(difference.differencePct).toBeCloseTo(30, 10);
  });

  it('calls the same curve identical', () => {
    const { difference, endTsMs } = compareBranch(side(walk(50, 0)), side(walk(50, 0)), FORK);
    expect(difference).toMatchObject({ verdict: 'identical', differencePct: 0, observations: 50 });
    expect(endTsMs).toBe(AT + 50 * HOUR_MS);
  });

  it('goes by the points that both have', () => {
    const { endTsMs, difference } = compareBranch(side([110, 111, null, 130, 999]), side([105, null, 200, 120]), FORK);
    expect(difference.observations).toBe(2);
    expect(endTsMs).toBe(AT + 4 * HOUR_MS);
    expect(difference.differencePct).toBeCloseTo(10, 10);
  });

  it('sees a difference where there is one, the same whoever has drawn before', () => {
    const compared = (tables: ResampleTables) =>
      compareBranch(side(walk(300, 0.3)), side(walk(300, 0)), { ...FORK, tables });
    const { difference } = compared(FORK.tables);
    expect(difference.verdict).toBe('better');
    expect(difference.interval?.lowPct).toBeGreaterThan(0);
    expect(compared(new ResampleTables()).difference).toEqual(difference);
    expect(compareBranch(side(walk(300, 0)), side(walk(300, 0.3)), FORK).difference.verdict).toBe('worse');
  });

  it('has nothing to say where no time is common, or all is lost already', () => {
    const apart = compareBranch(side([null, 101]), side([101]), FORK);
    expect(apart).toMatchObject({ endTsMs: AT, difference: { observations: 0 } });
    const lost = compareBranch(side([0, 0]), side([-5, 0]), { ...FORK, equity: 0 });
    expect(lost.difference).toMatchObject({ verdict: 'identical', returnPct: 0, otherReturnPct: 0 });
  });
});
