import { describe, expect, it } from 'vitest';
import { computeMetrics } from '../../../src/analytics/compute-metrics.js';
import type { MetricsInput } from '../../../src/analytics/metrics-input.js';
import { tradeColumns } from '../../../src/analytics/trade-columns.js';
import { compounded, curveOf, DAY_MS, trip } from './sample-curve.js';

function inputOf(equity: readonly number[], changes: Partial<MetricsInput> = {}): MetricsInput {
  const initialEquity = equity[0] ?? 1000;
  return {
    equity: curveOf(equity),
    trades: tradeColumns([]),
    initialEquity,
    finalEquity: String(equity.at(-1) ?? initialEquity),
    fees: '0',
    maxDrawdownPct: 0,
    fills: 0,
    turnoverNotional: 0,
    ...changes,
  };
}

/** 60 days: +2 %, −1 % in turn. */
const equity = compounded(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 2 : -1)));

describe('computeMetrics', () => {
  it('puts the whole picture together', () => {
    const metrics = computeMetrics(
      inputOf(equity, {
        finalEquity: '1341.5',
        trades: tradeColumns([trip('10.5', 1), trip('-3', 2)]),
        fees: '1.25',
        fills: 4,
        maxDrawdownPct: 1,
        turnoverNotional: 4000.129,
      }),
    );
    expect(metrics).toMatchObject({
      finalEquity: '1341.5',
      fees: '1.25',
      trades: 2,
      fills: 4,
      winRatePct: 50,
      profitFactor: 3.5,
      expectancy: '3.75',
      avgWin: '10.5',
      avgLoss: '-3',
      bestTrade: '10.5',
      worstTrade: '-3',
      maxDrawdownPct: 1,
      maxConsecutiveLosses: 1,
      dailyReturns: 60,
      sqn: null,
      buyAndHoldReturnPct: null,
      beta: null,
      alphaPct: null,
      turnover: '4000.13',
    });
    expect(metrics.totalReturnPct).toBeCloseTo(34.15, 10);
    expect(metrics.cagrPct).toBeCloseTo((1.3415 ** (365 / 60) - 1) * 100, 8);
    expect(metrics.calmar).toBeCloseTo(Number(metrics.cagrPct), 10);
    expect(metrics.sharpe).toBeCloseTo((0.5 / Math.sqrt((60 * 2.25) / 59)) * Math.sqrt(365), 8);
    expect(metrics.bestDayPct).toBeCloseTo(2, 10);
    expect(metrics.exposurePct).toBeCloseTo((2 / (60 * 24)) * 100, 10);
  });

  it('compares with a benchmark', () => {
    const benchmark = { tsMs: curveOf(equity).tsMs, close: Float64Array.from(equity, (value) => value * 42) };
    const metrics = computeMetrics(inputOf(equity, { benchmark }));
    expect(metrics.beta).toBeCloseTo(1, 10);
    expect(metrics.alphaPct).toBeCloseTo(0, 8);
    expect(metrics.buyAndHoldReturnPct).toBeCloseTo((equity[60] / equity[0] - 1) * 100, 10);
  });

  it.each([
    ['no sample', []],
    ['one sample', [1000]],
    ['two samples', [1000, 1010]],
  ])('gives null, never NaN or Infinity, for %s', (_, few) => {
    const metrics = computeMetrics(inputOf(few));
    for (const [key, value] of Object.entries(metrics)) {
      if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
    }
    expect(metrics).toMatchObject({
      sharpe: null,
      sortino: null,
      calmar: null,
      volatilityPct: null,
      cagrPct: null,
      winRatePct: null,
      profitFactor: null,
      expectancy: null,
      bestTrade: null,
      trades: 0,
      maxDrawdownDays: 0,
    });
  });

  it('a flat account has no ratios', () => {
    const metrics = computeMetrics(inputOf(Array(100).fill(1000)));
    expect(metrics).toMatchObject({
      sharpe: null,
      sortino: null,
      calmar: null,
      totalReturnPct: 0,
      cagrPct: 0,
      ulcerIndex: 0,
    });
    expect(metrics.volatilityPct).toBe(0);
  });

  it('survives an account that is lost', () => {
    const metrics = computeMetrics(inputOf([...equity, 0, 0], { maxDrawdownPct: 100 }));
    expect(metrics).toMatchObject({ totalReturnPct: -100, cagrPct: -100, worstDayPct: -100, calmar: -1 });
    expect(metrics.sharpe).toBeLessThan(0);
  });

  it('lists the same keys whatever the run, and survives JSON', () => {
    const [a, b] = [computeMetrics(inputOf([])), computeMetrics(inputOf(equity))];
    expect(Object.keys(a)).toStrictEqual(Object.keys(b));
    expect(JSON.parse(JSON.stringify(b))).toStrictEqual(b);
  });

  it('counts a year of hourly samples as its days', () => {
    const hourly = Array.from({ length: 366 * 24 + 1 }, (_, i) => 1000 + Math.sin(i / 30));
    const metrics = computeMetrics({ ...inputOf(hourly), equity: curveOf(hourly, DAY_MS / 24) });
    expect(metrics.dailyReturns).toBe(366);
  });
});
