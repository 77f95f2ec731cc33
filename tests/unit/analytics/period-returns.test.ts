import { describe, expect, it } from 'vitest';
import { dailyReturns } from '../../../src/analytics/daily-returns.js';
import { monthlyReturns } from '../../../src/analytics/monthly-returns.js';
import { curveOf, DAY_MS, HOUR_MS, START_MS } from './sample-curve.js';

describe('dailyReturns', () => {
  it('gives a sample at midnight to the day that it closes', () => {
    const { dayMs, returnPct } = dailyReturns(curveOf([100, 110, 99]));
    expect([...dayMs]).toStrictEqual([START_MS, START_MS + DAY_MS]);
    expect(returnPct[0]).toBeCloseTo(10, 12);
    expect(returnPct[1]).toBeCloseTo(-10, 12);
  });

  it('takes the last sample of each day, and the parts of days at both ends', () => {
    const hourly = Array.from({ length: 31 }, (_, i) => 100 + i);
    const { dayMs, returnPct } = dailyReturns(curveOf(hourly, HOUR_MS, START_MS + 20 * HOUR_MS));
    expect([...dayMs]).toStrictEqual([START_MS, START_MS + DAY_MS, START_MS + 2 * DAY_MS]);
    expect(returnPct[0]).toBeCloseTo(4, 12);
    expect(returnPct[1]).toBeCloseTo((128 / 104 - 1) * 100, 12);
    expect(returnPct[2]).toBeCloseTo((130 / 128 - 1) * 100, 12);
  });

  it('starts from the initial equity when it is handed in', () => {
    const { returnPct } = dailyReturns(curveOf([95, 110]), 100);
    expect(returnPct[0]).toBeCloseTo(10, 12);
  });

  it('gives 0 for days without a sample', () => {
    const { dayMs, returnPct } = dailyReturns(curveOf([100, 110, 121], 3 * DAY_MS));
    expect(dayMs.length).toBe(4);
    expect([...returnPct].map((r) => Math.round(r))).toStrictEqual([10, 0, 0, 10]);
  });

  it('earns nothing from an account that is gone', () => {
    const { returnPct } = dailyReturns(curveOf([100, 0, 50]));
    expect([...returnPct]).toStrictEqual([-100, 0]);
  });

  it.each([[[]], [[100]]])('is empty for %o', (equity) => {
    expect(dailyReturns(curveOf(equity)).returnPct.length).toBe(0);
    expect(monthlyReturns(curveOf(equity))).toStrictEqual([]);
  });
});

describe('monthlyReturns', () => {
  it('compounds the days of each month, with midnight of the first in the month before', () => {
    // One sample at each midnight from 30 January on: 31 Jan, 1 Feb (closes January), then February.
    const curve = curveOf([100, 110, 120, 126, 132], DAY_MS, Date.UTC(2024, 0, 30));
    const months = monthlyReturns(curve);
    expect(months.map(({ year, month }) => [year, month])).toStrictEqual([
      [2024, 1],
      [2024, 2],
    ]);
    expect(months[0].returnPct).toBeCloseTo(20, 12);
    expect(months[1].returnPct).toBeCloseTo(10, 12);
  });

  it('crosses years and keeps months without a sample', () => {
    const curve = curveOf([100, 110, 121], 60 * DAY_MS, Date.UTC(2023, 10, 15));
    const months = monthlyReturns(curve, 100);
    expect(months.map(({ year, month }) => `${year}-${month}`)).toStrictEqual(['2024-1', '2024-2', '2024-3']);
    expect(months.map(({ returnPct }) => Math.round(returnPct))).toStrictEqual([10, 0, 10]);
  });
});
