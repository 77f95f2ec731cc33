import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMetrics } from '../../src/analytics/compute-metrics.js';
import { dailyReturns } from '../../src/analytics/daily-returns.js';
import type { EquityCurve } from '../../src/analytics/equity-curve.js';
import type { Metrics } from '../../src/analytics/metrics.js';
import type { MetricsInput } from '../../src/analytics/metrics-input.js';
import { monthlyReturns } from '../../src/analytics/monthly-returns.js';
import { tradeColumns } from '../../src/analytics/trade-columns.js';
import { curveOf, HOUR_MS, START_MS, trip } from '../unit/analytics/sample-curve.js';

/** Curves of any length, step and start: steady, wild, flat for stretches, always above 0. */
const curves: fc.Arbitrary<EquityCurve> = fc
  .record({
    steps: fc.array(
      fc.oneof(fc.constant(0), fc.double({ min: -0.2, max: 0.25, noNaN: true }), fc.constantFrom(0.01, -0.01)),
      { maxLength: 150 },
    ),
    start: fc.double({ min: 0.01, max: 1e8, noNaN: true }),
    hours: fc.constantFrom(1, 5, 24, 24, 24 * 9),
    offsetMs: fc.nat(48 * HOUR_MS),
  })
  .map(({ steps, start, hours, offsetMs }) => {
    const equity = [start];
    for (const step of steps) equity.push(equity[equity.length - 1] * (1 + step));
    return curveOf(equity, hours * HOUR_MS, START_MS + offsetMs);
  });

const inputs: fc.Arbitrary<MetricsInput> = fc
  .record({
    equity: curves,
    roundTrips: fc.array(
      fc
        .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 500 }))
        .map(([cents, hour]) => trip(String(cents / 100), hour)),
      { maxLength: 60 },
    ),
  })
  .map(({ equity, roundTrips }) => ({
    equity,
    trades: tradeColumns(roundTrips),
    initialEquity: equity.equity[0],
    finalEquity: String(equity.equity.at(-1)).includes('e') ? '1' : String(equity.equity.at(-1)),
    fees: '0',
    maxDrawdownPct: equity.drawdownPct.reduce((a, b) => Math.max(a, b), 0),
    fills: 2 * roundTrips.length,
    turnoverNotional: 12_345.67,
    benchmark: { tsMs: equity.tsMs, close: equity.equity.map((value, i) => value * (1 + (i % 5) / 100)) },
  }));

const MONEY = ['finalEquity', 'expectancy', 'avgWin', 'avgLoss', 'bestTrade', 'worstTrade', 'fees', 'turnover'];

function expectFinite(metrics: Metrics): void {
  for (const [key, value] of Object.entries(metrics)) {
    if (MONEY.includes(key))
      expect(value === null || /^-?\d+(\.\d+)?$/.test(String(value)), `${key}: ${value}`).toBe(true);
    else expect(value === null || Number.isFinite(value), `${key}: ${value}`).toBe(true);
  }
}

describe('metrics', () => {
  it('are finite or null for any run', () => {
    fc.assert(
      fc.property(inputs, (input) => expectFinite(computeMetrics(input))),
      { numRuns: 500 },
    );
  });

  it('are null under 30 days and 30 trades, and only there', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const metrics = computeMetrics(input);
        const fewDays = metrics.dailyReturns < 30;
        for (const key of ['volatilityPct', 'var95Pct', 'cvar95Pct', 'cagrPct'] as const) {
          expect(metrics[key] === null, key).toBe(fewDays);
        }
        if (fewDays) expect([metrics.sharpe, metrics.sortino, metrics.beta]).toStrictEqual([null, null, null]);
        if (metrics.trades < 30) expect([metrics.sqn, metrics.kellyPct]).toStrictEqual([null, null]);
        expect(metrics.winRatePct === null).toBe(metrics.trades === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('do not change their ratios when the account is a multiple of itself', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0.001, max: 1000, noNaN: true }), (input, factor) => {
        const scaled = computeMetrics({
          ...input,
          equity: { ...input.equity, equity: input.equity.equity.map((value) => value * factor) },
          initialEquity: input.initialEquity * factor,
          finalEquity: (Number(input.finalEquity) * factor).toFixed(20),
          turnoverNotional: input.turnoverNotional * factor,
        });
        const plain = computeMetrics(input);
        // Two samples apart by rounding alone may fall on either side of "under water".
        for (const key of Object.keys(plain).filter((name) => !MONEY.includes(name) && !/drawdown/i.test(name))) {
          const [a, b] = [plain[key], scaled[key]];
          if (typeof a !== 'number' || typeof b !== 'number') expect(a, key).toBe(b);
          else if (!(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a)))) expect.fail(`${key}: ${a} and ${b}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('period returns', () => {
  it('days and months compound to the total', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0.5, max: 2, noNaN: true }), (curve, share) => {
        if (curve.tsMs.length < 2) return;
        const initial = curve.equity[0] * share;
        const total = curve.equity[curve.equity.length - 1] / initial;
        const days = dailyReturns(curve, initial).returnPct.reduce((growth, r) => growth * (1 + r / 100), 1);
        const months = monthlyReturns(curve, initial).reduce(
          (growth, { returnPct }) => growth * (1 + returnPct / 100),
          1,
        );
        expect(days / total).toBeCloseTo(1, 9);
        expect(months / total).toBeCloseTo(1, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('list consecutive days and months, each once', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const { dayMs } = dailyReturns(curve);
        for (let i = 1; i < dayMs.length; i++) expect(dayMs[i] - dayMs[i - 1]).toBe(24 * HOUR_MS);
        const months = monthlyReturns(curve).map(({ year, month }) => year * 12 + month);
        for (let i = 1; i < months.length; i++) expect(months[i] - months[i - 1]).toBe(1);
      }),
    );
  });
});
