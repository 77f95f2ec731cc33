import { describe, expect, it } from 'vitest';
import { bestDayPct, worstDayPct } from '../../../src/analytics/best-worst-day.js';
import { buyAndHoldReturnPct } from '../../../src/analytics/buy-and-hold.js';
import { cagrPct } from '../../../src/analytics/cagr.js';
import { calmar } from '../../../src/analytics/calmar.js';
import { cvar95Pct } from '../../../src/analytics/conditional-value-at-risk.js';
import { kurtosis } from '../../../src/analytics/kurtosis.js';
import { marketModel } from '../../../src/analytics/market-model.js';
import { sharpe } from '../../../src/analytics/sharpe.js';
import { skewness } from '../../../src/analytics/skewness.js';
import { sortino } from '../../../src/analytics/sortino.js';
import { totalReturnPct } from '../../../src/analytics/total-return.js';
import { var95Pct } from '../../../src/analytics/value-at-risk.js';
import { volatilityPct } from '../../../src/analytics/volatility.js';
import { DAY_MS } from './sample-curve.js';

/** 20 days of +2 % and 20 of −1 %: mean ½, squared distances 1.5² each. */
const alternating = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 2 : -1));
const deviation = Math.sqrt((40 * 2.25) / 39);

describe('ratios of daily returns', () => {
  it('sharpe is the mean over the sample deviation, for a year', () => {
    expect(sharpe(alternating)).toBeCloseTo((0.5 / deviation) * Math.sqrt(365), 12);
  });

  it('volatility is the sample deviation, for a year', () => {
    expect(volatilityPct(alternating)).toBeCloseTo(deviation * Math.sqrt(365), 12);
  });

  it('sortino counts only falls as risk, over all days', () => {
    // 20 of 40 days at −1: √(20 · 1 / 40).
    expect(sortino(alternating)).toBeCloseTo((0.5 / Math.sqrt(0.5)) * Math.sqrt(365), 12);
  });

  it('is null under 30 days', () => {
    const short = alternating.subarray(0, 29);
    for (const metric of [sharpe, sortino, volatilityPct, skewness, kurtosis, var95Pct, cvar95Pct]) {
      expect(metric(short)).toBeNull();
      expect(metric(new Float64Array(0))).toBeNull();
      expect(metric(alternating.subarray(0, 30))).not.toBeNull();
    }
  });

  it('is null where nothing varies, also when rounding pretends that it does', () => {
    const flat = new Float64Array(50).fill(0.1);
    const nearlyFlat = flat.map((r, i) => r + (i % 3) * 1e-14);
    for (const returns of [new Float64Array(50), flat, nearlyFlat]) {
      expect(sharpe(returns)).toBeNull();
      expect(skewness(returns)).toBeNull();
      expect(kurtosis(returns)).toBeNull();
      expect(sortino(returns)).toBeNull();
    }
    expect(volatilityPct(new Float64Array(50))).toBe(0);
  });
});

describe('shape of the distribution', () => {
  /** 1 … 30 squared: numbers from the textbook formulas in exact arithmetic. */
  const squares = Float64Array.from({ length: 30 }, (_, i) => (i + 1) ** 2);

  it('skewness and kurtosis are the bias-corrected ones', () => {
    expect(skewness(squares)).toBeCloseTo(0.6520797106330951, 10);
    expect(kurtosis(squares)).toBeCloseTo(-0.8202370082449529, 10);
    expect(skewness(alternating)).toBeCloseTo(0, 10);
  });

  it('value at risk lies between order statistics; the shortfall averages what is beyond', () => {
    // −20 … 19 in any order: 5 % of 39 steps = 1.95 steps above −20.
    const returns = Float64Array.from({ length: 40 }, (_, i) => ((i * 7) % 40) - 20);
    expect(var95Pct(returns)).toBeCloseTo(18.05, 12);
    expect(cvar95Pct(returns)).toBeCloseTo(19.5, 12);
  });

  it('best and worst day', () => {
    expect([bestDayPct(alternating), worstDayPct(alternating)]).toStrictEqual([2, -1]);
    expect([bestDayPct(new Float64Array(0)), worstDayPct(new Float64Array(0))]).toStrictEqual([null, null]);
  });
});

describe('growth', () => {
  it('total return in percent of the start', () => {
    expect(totalReturnPct(200, 250)).toBe(25);
    expect(totalReturnPct(0, 250)).toBe(0);
  });

  it('cagr is the constant yearly growth', () => {
    expect(cagrPct(100, 121, 730 * DAY_MS)).toBeCloseTo(10, 12);
    expect(cagrPct(100, 110, 182.5 * DAY_MS)).toBeCloseTo(21, 12);
    expect(cagrPct(100, 0, 365 * DAY_MS)).toBe(-100);
    expect(cagrPct(100, 110, 0)).toBeNull();
    expect(cagrPct(0, 110, DAY_MS)).toBeNull();
    expect(cagrPct(1, 1e9, DAY_MS)).toBeNull();
  });

  it('calmar is yearly return over the largest drawdown', () => {
    expect(calmar(30, 15)).toBe(2);
    expect(calmar(30, 0)).toBeNull();
    expect(calmar(null, 10)).toBeNull();
  });

  it('buy and hold goes from the first to the last close', () => {
    expect(buyAndHoldReturnPct({ tsMs: Float64Array.of(1, 2, 3), close: Float64Array.of(100, 50, 150) })).toBe(50);
    expect(buyAndHoldReturnPct({ tsMs: Float64Array.of(1), close: Float64Array.of(100) })).toBeNull();
  });
});

describe('marketModel', () => {
  const dayMs = Float64Array.from({ length: 60 }, (_, i) => i * DAY_MS);
  const market = { dayMs, returnPct: Float64Array.from(dayMs, (_, i) => ((i * 13) % 7) - 3) };

  it('finds the line that made the returns', () => {
    const own = { dayMs, returnPct: market.returnPct.map((r) => 0.02 + 0.5 * r) };
    const { beta, alphaPct } = marketModel(own, market);
    expect(beta).toBeCloseTo(0.5, 12);
    expect(alphaPct).toBeCloseTo(0.02 * 365, 10);
  });

  it('uses only the days that both have', () => {
    const own = { dayMs: dayMs.subarray(10), returnPct: market.returnPct.subarray(10).map((r) => -2 * r) };
    expect(marketModel(own, market).beta).toBeCloseTo(-2, 12);
    const apart = { dayMs: dayMs.map((ms) => ms + 40 * DAY_MS), returnPct: market.returnPct };
    expect(marketModel(apart, market)).toStrictEqual({ beta: null, alphaPct: null });
  });

  it('is null against a market that does not move', () => {
    const still = { dayMs, returnPct: new Float64Array(60) };
    expect(marketModel(market, still)).toStrictEqual({ beta: null, alphaPct: null });
    const none = { dayMs: new Float64Array(0), returnPct: new Float64Array(0) };
    expect(marketModel(none, none)).toStrictEqual({ beta: null, alphaPct: null });
  });
});
