import { describe, expect, it } from 'vitest';
import { tradeOrder } from '../../../../src/analytics/comparison/trade-order.js';
import { AssertionError } from '../../../../src/core/assert.js';
import { lehmerNumbers } from './reference-series.js';

const profits = Float64Array.from(lehmerNumbers(99, 60), (u) => Math.round(200 * u + 15));

describe('the order of trades', () => {
  it('gives the drawdowns of other orders and the ends of other draws', () => {
    // 200,000 permutations and draws in numpy.
    const found = tradeOrder(profits, 10_000, { seed: 1, resamples: 20_000, ruinDrawdownPct: 5 })!;
    expect(found).toMatchObject({ trades: 60, resamples: 20_000, ruinDrawdownPct: 5 });
    expect(found.actualDrawdownPct).toBeCloseTo(1.9733780135902323, 10);
    expect(found.finalEquity).toBeCloseTo(10_681, 8);
    expect(Math.abs(found.drawdownPct.p5 - 1.739)).toBeLessThan(0.03);
    expect(Math.abs(found.drawdownPct.p50 - 2.653)).toBeLessThan(0.03);
    expect(Math.abs(found.drawdownPct.p95 - 4.27)).toBeLessThan(0.06);
    expect(Math.abs(found.actualRankPct - 13.26)).toBeLessThan(1);
    expect(Math.abs(found.finalEquityBand.p5 - 9929.8)).toBeLessThan(30);
    expect(Math.abs(found.finalEquityBand.p50 - 10_680.4)).toBeLessThan(20);
    expect(Math.abs(found.finalEquityBand.p95 - 11_497.4)).toBeLessThan(30);
    expect(Math.abs(found.ruinProbability - 0.0664)).toBeLessThan(0.007);
  });

  it('ranks the worst order last and the best one first', () => {
    const sorted = profits.slice().sort();
    // All losses in a row at the beginning, or winners and losers by turns.
    expect(tradeOrder(sorted, 10_000, { seed: 1 })!.actualRankPct).toBe(100);
    const alternating = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 110 : -100));
    expect(tradeOrder(alternating, 10_000, { seed: 1 })!.actualRankPct).toBeLessThan(1);
  });

  it('has nothing to shuffle where all trades are equal', () => {
    const steady = Float64Array.from({ length: 30 }, (_, i) => 100 * 1.01 ** i);
    const found = tradeOrder(steady, 10_000, { seed: 1, ruinDrawdownPct: 1 })!;
    expect(found.drawdownPct).toEqual({ p5: 0, p50: 0, p95: 0 });
    expect(found).toMatchObject({ actualDrawdownPct: 0, actualRankPct: 50, ruinProbability: 0 });
    expect(found.finalEquityBand.p5).toBeCloseTo(found.finalEquity, 6);
    expect(found.finalEquityBand.p95).toBeCloseTo(found.finalEquity, 6);
  });

  it('is certain ruin where every trade halves the account', () => {
    let equity = 1e12;
    const halving = Float64Array.from({ length: 30 }, () => {
      equity /= 2;
      return -equity;
    });
    expect(tradeOrder(halving, 1e12, { seed: 1 })!.ruinProbability).toBe(1);
  });

  it('is the same for a seed', () => {
    expect(tradeOrder(profits, 10_000, { seed: 1 })).toEqual(tradeOrder(profits, 10_000, { seed: 1 }));
    expect(tradeOrder(profits, 10_000, { seed: 1 })).not.toEqual(tradeOrder(profits, 10_000, { seed: 2 }));
  });

  it('is null under 30 trades and where the equity was gone', () => {
    expect(tradeOrder(profits.slice(0, 29), 10_000, { seed: 1 })).toBeNull();
    expect(tradeOrder(profits.slice(0, 30), 10_000, { seed: 1 })).not.toBeNull();
    expect(tradeOrder(profits, 50, { seed: 1 })).toBeNull();
    expect(() => tradeOrder(profits, 0, { seed: 1 })).toThrow(AssertionError);
  });
});
