import { describe, expect, it } from 'vitest';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import { describeTradeOrder } from '../../../../src/runner/describe/describe-trade-order.js';
import { simulate } from '../../../../src/runner/simulate.js';

describe('a described branch', async () => {
  const {
    run,
    result: whole,
    branches,
  } = await simulate({
    scenario: {
      name: 'described',
      data: [{ symbol: 'BTCUSDT', source: 'synthetic', interval: '1m', days: 3 }],
      account: { cash: { USDT: 10_000 } },
      strategies: [
        { id: 'a', use: 'momentum', symbols: ['BTCUSDT'], sizing: { model: 'percent', pct: 50 } },
        { id: 'b', use: 'macd', symbols: ['BTCUSDT'], sizing: { model: 'percent', pct: 50 } },
      ],
      forks: [{ at: '2024-01-01T06:00:00Z', branches: [{ name: 'same' }] }],
    },
    bars: { BTCUSDT: synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 3 }) },
  });
  const { result, fills, roundTrips } = run;

  it('counts as turnover what was bought and what was sold', () => {
    const traded = fills.reduce((sum, { price, quantity }) => sum + Number(price) * Number(quantity), 0);
    expect(fills.length).toBeGreaterThan(50);
    expect(Number(result.metrics.turnover)).toBeCloseTo(traded, 1);
  });

  it('has the fees of its fills, and of its strategies', () => {
    const fees = fills.reduce((sum, { fee }) => sum + Number(fee), 0);
    expect(Number(result.metrics.fees)).toBeCloseTo(fees, 6);
    expect(result.strategies.reduce((sum, one) => sum + Number(one.fees), 0)).toBeCloseTo(fees, 6);
  });

  it('has round trips whose profits are what the strategies earned, but for what is still open', () => {
    expect(roundTrips.length).toBeGreaterThan(20);
    for (const { id, pnl } of result.strategies) {
      const own = roundTrips.filter(({ strategy }) => strategy === id);
      const isFlat = fills.filter(({ strategy }) => strategy === id).length === 2 * own.length;
      if (isFlat) expect(own.reduce((sum, trip) => sum + Number(trip.pnl), 0)).toBeCloseTo(Number(pnl), 6);
    }
    for (const { maePct, mfePct } of roundTrips) expect(maePct <= 0 && mfePct >= 0).toBe(true);
  });

  it('says what its trades could have looked like in other orders, a branch does not', () => {
    const profits = Float64Array.from(roundTrips, ({ pnl }) => Number(pnl));
    expect(result.tradeOrder).toEqual(describeTradeOrder(profits, 10_000, 1));
    expect(result.tradeOrder?.trades).toBe(roundTrips.length);
    // The branch has trades enough.
    const [, branch] = branches;
    expect(branch.roundTrips.length).toBeGreaterThan(30);
    expect(branch.result).not.toHaveProperty('tradeOrder');
    expect(whole.branches.map((one) => 'tradeOrder' in one)).toEqual([true, false]);
    expect(branch.result.fingerprint).toBe(result.fingerprint);
  });

  it('leaves that out where there are too few trades', async () => {
    const { run: short } = await simulate({
      scenario: {
        name: 'short',
        data: [{ symbol: 'BTCUSDT', source: 'synthetic', interval: '1m', days: 1 }],
        account: { cash: { USDT: 10_000 } },
        strategies: [{ id: 'a', use: 'buy-and-hold', symbols: ['BTCUSDT'], sizing: { model: 'percent', pct: 50 } }],
      },
      bars: { BTCUSDT: synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 1 }) },
    });
    expect(short.result).not.toHaveProperty('tradeOrder');
  });
});
