import { describe, expect, test } from 'vitest';
import { buyAndHold } from '../../../src/report/data/buy-and-hold.js';
import { yearsOfReturns } from '../../../src/report/data/years-of-returns.js';
import { fixtureBars } from './fixture-bars.js';

function curve(...samples: readonly (readonly [string, number])[]) {
  return {
    tsMs: Float64Array.from(samples, ([date]) => Date.parse(date)),
    equity: Float64Array.from(samples, ([, value]) => value),
  };
}

describe('monthly returns', () => {
  test('by hand: midnight of the first closes the month before', () => {
    const years = yearsOfReturns(
      curve(
        ['2023-11-15T00:00Z', 1_000],
        ['2023-11-20T00:00Z', 1_300],
        ['2023-12-01T00:00Z', 1_100],
        ['2024-01-01T00:00Z', 990],
        ['2024-01-20T12:00Z', 1_500],
        ['2024-02-01T00:00Z', 1_188],
        ['2024-02-01T00:01Z', 1_306.8],
      ),
    );
    expect(years.map(({ year }) => year)).toEqual([2023, 2024]);
    // November +10 %, December −10 %: together −1 %. January +20 %, the first minute of February +10 %: together +32 %.
    expect(years[0].monthsPct[10]).toBeCloseTo(10, 10);
    expect(years[0].monthsPct[11]).toBeCloseTo(-10, 10);
    expect(years[0].totalPct).toBeCloseTo(-1, 10);
    expect(years[1].monthsPct[0]).toBeCloseTo(20, 10);
    expect(years[1].monthsPct[1]).toBeCloseTo(10, 10);
    expect(years[1].totalPct).toBeCloseTo(32, 10);
    expect(years[0].monthsPct.slice(0, 10)).toEqual(new Array(10).fill(null));
    expect(years[1].monthsPct.slice(2)).toEqual(new Array(10).fill(null));
  });

  test('nothing or one sample has no month', () => {
    expect(yearsOfReturns(curve())).toEqual([]);
    expect(yearsOfReturns(curve(['2024-01-01T00:00Z', 1_000]))).toEqual([]);
  });
});

describe('buy and hold', () => {
  test('splits the money over the symbols and uses only closed bars', () => {
    const bars = fixtureBars(3, 1);
    bars.open.set([100, 110, 120]);
    bars.close.set([110, 120, 150]);
    const other = fixtureBars(3, 1);
    other.open.set([10, 10, 10]);
    other.close.set([10, 10, 5]);
    const start = bars.tsMs[0];
    const times = [start, start + 59_999, start + 60_000, start + 180_000];
    const one = { symbol: 'A', intervalMs: 60_000, bars };
    expect(buyAndHold([one], times, 1_000)).toEqual([1_000, 1_000, 1_100, 1_500]);
    expect(buyAndHold([one, { symbol: 'B', intervalMs: 60_000, bars: other }], times, 1_000)).toEqual([
      1_000, 1_000, 1_050, 1_000,
    ]);
    expect(buyAndHold([], times, 1_000)).toBeUndefined();
  });

  test('knows when a bar closed that has no set length', () => {
    const bars = fixtureBars(2, 1);
    bars.open.set([100, 110]);
    bars.close.set([110, 120]);
    const start = bars.tsMs[0];
    const closeTsMs = Float64Array.of(start + 5, start + 200_000);
    const times = [start, start + 5, start + 199_999, start + 200_000];
    const history = { symbol: 'A', intervalMs: 0, bars: { ...bars, closeTsMs } };
    expect(buyAndHold([history], times, 1_000)).toEqual([1_000, 1_100, 1_100, 1_200]);
  });
});
