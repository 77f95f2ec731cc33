import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/runner/simulate.js';

const CASH = 100_000;
const desk = (changed: object, ids = ['fast', 'slow', 'bands']) => ({
  name: 'desk',
  data: [{ symbol: 'BTCUSDT', source: 'synthetic', interval: '5m', days: 12, seed: 5 }],
  account: { cash: { USDT: CASH } },
  strategies: ids.map((id, index) => ({
    ...{ id, use: index === 2 ? 'bollinger' : 'momentum', symbols: ['BTCUSDT'] },
    ...(index === 0 ? { params: { fast: 12, slow: 48 } } : {}),
    sizing: { model: 'percent', pct: 80 },
  })),
  ...changed,
});
const branchOf = async (scenario: object) => (await simulate({ scenario: scenario as never })).run.result;

describe('what a run tells of its strategies', () => {
  it('adds up to the desk, however often capital was moved', async () => {
    const allocator = { model: 'performance', rebalance: '6h', window: '3d' };
    const { strategies, metrics, allocations } = await branchOf(desk({ allocator }));
    expect(allocations.length).toBeGreaterThan(5);
    const sum = (key: 'pnl' | 'finalEquity' | 'fees') => strategies.reduce((total, one) => total + Number(one[key]), 0);
    expect(sum('pnl')).toBeCloseTo(Number(metrics.finalEquity) - CASH, 6);
    expect(sum('finalEquity')).toBeCloseTo(Number(metrics.finalEquity), 6);
    expect(sum('fees')).toBeCloseTo(Number(metrics.fees), 6);
    expect(strategies.reduce((total, { trades }) => total + trades, 0)).toBe(metrics.trades);
    // No strategy falls further than its drawdown, and each of them fell.
    for (const { returnPct, maxDrawdownPct } of strategies) {
      expect(maxDrawdownPct).toBeGreaterThan(0);
      expect(-returnPct).toBeLessThanOrEqual(maxDrawdownPct + 1e-9);
    }
  });

  it('has returns that are the profit over the capital where none was moved', async () => {
    const { strategies } = await branchOf(desk({}));
    for (const { pnl, returnPct } of strategies) expect(returnPct).toBeCloseTo((Number(pnl) / (CASH / 3)) * 100, 5);
  });

  it('has the numbers of the desk for a strategy alone', async () => {
    const { strategies, metrics } = await branchOf(desk({}, ['fast']));
    expect(strategies[0].returnPct).toBeCloseTo(metrics.totalReturnPct, 9);
    expect(strategies[0].maxDrawdownPct).toBe(metrics.maxDrawdownPct);
  });

  it('counts every refusal and every shrink under its rule', async () => {
    const { refusals, shrinks, counts } = await branchOf(desk({ risk: { maxPositionPct: 30, maxExposurePct: 20 } }));
    const total = (rows: typeof shrinks) => rows.reduce((sum, { count }) => sum + count, 0);
    const byRisk = refusals.filter(({ rule }) => !rule.includes(': '));
    expect(total(byRisk)).toBe(counts.refusals);
    expect(total(shrinks)).toBe(counts.shrinks);
    expect(counts.shrinks).toBeGreaterThan(0);
    expect(shrinks.map(({ rule }) => rule)).toContain('maxExposurePct');
  });
});
