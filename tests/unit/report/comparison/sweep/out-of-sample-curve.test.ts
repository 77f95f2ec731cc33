import { expect, test } from 'vitest';
import { outOfSampleCurve } from '../../../../../src/report/comparison/sweep/out-of-sample-curve.js';

test('the tests one after the other are one account that begins with 100', () => {
  const day = (date: number) => Date.UTC(2024, 0, date);
  const figures = { totalReturnPct: 0, cagrPct: null, sharpe: null, sortino: null, volatilityPct: null };
  const { tsMs, equity, drawdownPct } = outOfSampleCurve({
    ...{ ...figures, maxDrawdownPct: 20, trades: 3 },
    dayMs: [day(1), day(2), day(9)],
    returnPct: [10, -20, 5],
  });
  expect([...tsMs]).toEqual([day(1), day(2), day(3), day(10)]);
  expect([...equity].map((value) => Number(value.toFixed(9)))).toEqual([100, 110, 88, 92.4]);
  expect([...drawdownPct].map((value) => Number(value.toFixed(9)))).toEqual([0, 0, 20, 16]);
});
