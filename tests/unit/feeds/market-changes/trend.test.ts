import { describe, expect, it } from 'vitest';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import { trendFactor } from '../../../../src/feeds/market-changes/trend.js';
import { makeBars } from '../make-bars.js';

const HALF_DAY_MS = 43_200_000;

describe('a trend', () => {
  it('compounds by the day', () => {
    const factorAt = trendFactor({ kind: 'trend', symbol: null, pctPerDay: 21 }, HALF_DAY_MS);
    expect(factorAt(HALF_DAY_MS)).toBe(1);
    expect(factorAt(2 * HALF_DAY_MS)).toBeCloseTo(1.1, 12);
    expect(factorAt(5 * HALF_DAY_MS)).toBeCloseTo(1.21 ** 2, 12);
  });

  it('moves each price by the time since the moment', () => {
    const rows = [0, 1, 2].map((half) => [half * HALF_DAY_MS, 100, 100, 100, 100, 1] as const);
    const market = { symbol: 'BTCUSDT', intervalMs: HALF_DAY_MS, bars: makeBars(rows) };
    const [{ bars }] = changeMarket([market], [{ kind: 'trend', symbol: null, pctPerDay: 21 }], HALF_DAY_MS);
    expect(bars.open[0]).toBe(100);
    expect(bars.close[0]).toBeCloseTo(110, 10);
    expect(bars.high[0]).toBe(bars.close[0]);
    expect(bars.open[1]).toBe(bars.close[0]);
    expect(bars.close[1]).toBeCloseTo(121, 10);
  });
});
