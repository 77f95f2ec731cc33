import { describe, expect, it } from 'vitest';
import { tradeOrder } from '../../../../src/analytics/comparison/trade-order.js';
import { tradeOrderConclusion } from '../../../../src/analytics/comparison/trade-order-conclusion.js';
import { describeTradeOrder, resamplesFor } from '../../../../src/runner/describe/describe-trade-order.js';

const profits = Float64Array.from({ length: 60 }, (_, index) => 100 * Math.sin(index * index) + 5);

describe('the order of the trades as results have it', () => {
  it('is what the statistics say, with a sentence, from a stream of its own', () => {
    const expected = tradeOrder(profits, 10_000, { seed: '7/trade-order', resamples: 2000, ruinDrawdownPct: 50 })!;
    expect(describeTradeOrder(profits, 10_000, 7)).toEqual({ ...expected, conclusion: tradeOrderConclusion(expected) });
    expect(describeTradeOrder(profits, 10_000, 8)).not.toEqual(describeTradeOrder(profits, 10_000, 7));
  });

  it('is left out of too few trades, an emptied account and one that never had anything', () => {
    expect(describeTradeOrder(profits.slice(0, 29), 10_000, 7)).toBeNull();
    expect(describeTradeOrder(profits, 50, 7)).toBeNull();
    expect(describeTradeOrder(profits, 0, 7)).toBeNull();
  });

  it('draws fewer orders of many trades, so that a run need not wait', () => {
    expect([0, 30, 2000].map(resamplesFor)).toEqual([2000, 2000, 2000]);
    expect([4000, 20_000, 80_000, 1_000_000].map(resamplesFor)).toEqual([1000, 200, 50, 50]);
    const many = Float64Array.from({ length: 20_000 }, (_, index) => Math.sin(index * index) + 0.01);
    expect(describeTradeOrder(many, 10_000, 7)).toMatchObject({ trades: 20_000, resamples: 200 });
  });
});
