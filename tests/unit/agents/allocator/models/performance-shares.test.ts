import { describe, expect, it } from 'vitest';
import { PerformanceShares } from '../../../../../src/agents/allocator/models/performance-shares.js';
import { ANNUAL_ROOT, HOUR_MS, swinging, viewOf } from './allocation-views.js';

const HISTORY = { everyMs: HOUR_MS, samples: 40 };
const model = new PerformanceShares(HISTORY, { min: 0.05, max: 0.4 });
const free = new PerformanceShares(HISTORY, { min: 0, max: 1 });
/** Four wins of five, and two of five. */
const GOOD = [1, 1, 1, 1, -1];
const BAD = [1, 1, -1, -1, -1];

describe('performance shares', () => {
  it('are proportional to Sharpe times win rate', () => {
    // Both swing alike; one earns twice as much and wins twice as often: 4 to 1.
    const { shares, reason } = free.allocate(viewOf([swinging(0.002, 0.01), swinging(0.001, 0.01)], [GOOD, BAD]));
    expect(shares[0]).toBeCloseTo(0.8, 12);
    expect(shares[1]).toBeCloseTo(0.2, 12);
    // 40 returns of ±0.01 around the mean have a sample deviation of 0.01 × √(40 / 39).
    const sharpe = (0.002 / (0.01 * Math.sqrt(40 / 39))) * ANNUAL_ROOT;
    expect(reason).toBe(
      `performance: a 80.0 %, b 20.0 % (Sharpe ${sharpe.toFixed(2)}, ${(sharpe / 2).toFixed(2)}; win rate 80.0 %, 40.0 %)`,
    );
  });

  it('keep the bounds: who has lost gets the least, and two strategies leave a fifth to nobody', () => {
    const four = [0.003, 0.001, 0.001, -0.001].map((mean) => swinging(mean, 0.01));
    // 0.6, 0.2, 0.2, 0 → 0.4, and the 0.2 over spread evenly: 0.2 + 1/15 each, 1/15 for the last.
    const { shares } = model.allocate(viewOf(four));
    for (const [index, share] of [0.4, 0.2 + 1 / 15, 0.2 + 1 / 15, 1 / 15].entries()) {
      expect(shares[index]).toBeCloseTo(share, 12);
    }
    expect(model.allocate(viewOf(four.slice(0, 2))).shares).toEqual([0.4, 0.4]);
  });

  it('are equal while nobody is known, or nobody has earned', () => {
    const unknown = free.allocate(viewOf([swinging(0.01, 0.01, 19), [], [Number.NaN]])).shares;
    const losers = free.allocate(viewOf([swinging(-0.01, 0.01), swinging(-0.02, 0.01), swinging(0, 0.01)])).shares;
    for (const share of [...unknown, ...losers]) expect(share).toBeCloseTo(1 / 3, 12);
  });

  it('count a newcomer as one of the usual', () => {
    // Scores of 2 and 4 parts; the newcomer has 3: 2, 4 and 3 ninths.
    const { shares } = free.allocate(viewOf([swinging(0.001, 0.01), swinging(0.002, 0.01), []]));
    [2 / 9, 4 / 9, 3 / 9].forEach((share, index) => {
      expect(shares[index]).toBeCloseTo(share, 12);
    });
  });
});
