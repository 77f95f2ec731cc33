import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignEquity } from '../../../src/report/data/align-equity.js';
import { downSampleBars } from '../../../src/report/data/down-sample-bars.js';
import { downSampleEquity } from '../../../src/report/data/down-sample-equity.js';
import { fixtureBars } from './fixture-bars.js';

const MINUTE_MS = 60_000;

function curve(values: readonly number[], startMs = 0) {
  const equity = Float64Array.from(values);
  let peak = Number.NEGATIVE_INFINITY;
  const drawdownPct = equity.map((value) => {
    peak = Math.max(peak, value);
    return 100 * (1 - value / peak);
  });
  return {
    tsMs: equity.map((_, index) => startMs + index * MINUTE_MS),
    equity,
    cash: equity,
    exposure: equity,
    drawdownPct,
  };
}

describe('down-sampling', () => {
  test('bars of no set length become candles about as long as they are on average', () => {
    const bars = fixtureBars(9, 1);
    // 160 seconds over eight steps: 20 seconds on average, which 30 hold.
    bars.tsMs.set([0, 1, 2, 31, 32, 80, 81, 82, 160].map((second) => second * 1_000));
    const joined = downSampleBars(bars, 0, 100);
    expect(joined.intervalMs).toBe(30_000);
    expect(joined.tsMs).toEqual([0, 30_000, 60_000, 150_000]);
    expect(joined.close[0]).toBe(bars.close[2]);
    expect(joined.high[2]).toBe(Math.max(...bars.high.slice(5, 8)));
    const one = fixtureBars(1, 1);
    expect(downSampleBars(one, 0, 100).close).toEqual([one.close[0]]);
    // Far too many for the chart: longer ones, as for any bars.
    expect(downSampleBars(fixtureBars(5_000, 1), 0, 100).intervalMs).toBe(3_600_000);
  });

  test('a year of minutes becomes hours that keep every high, low, open and close', () => {
    const bars = fixtureBars(527_040, 1);
    const joined = downSampleBars(bars, MINUTE_MS, 9_000);
    expect(joined.intervalMs).toBe(3_600_000);
    expect(joined.tsMs.length).toBe(8_784);
    const hour = 4_321;
    const rows = Array.from({ length: 60 }, (_, minute) => hour * 60 + minute);
    expect(joined.tsMs[hour]).toBe(bars.tsMs[rows[0]]);
    expect(joined.open[hour]).toBe(bars.open[rows[0]]);
    expect(joined.close[hour]).toBe(bars.close[rows[59]]);
    expect(joined.high[hour]).toBe(Math.max(...rows.map((row) => bars.high[row])));
    expect(joined.low[hour]).toBe(Math.min(...rows.map((row) => bars.low[row])));
  });

  test('few bars stay as they are, and no count of bars exceeds the limit', () => {
    expect(downSampleBars(fixtureBars(500, 1), MINUTE_MS, 9_000)).toMatchObject({
      intervalMs: MINUTE_MS,
      tsMs: { length: 500 },
    });
    for (const pointsMax of [2, 10, 100, 777]) {
      expect(downSampleBars(fixtureBars(20_000, 2), MINUTE_MS, pointsMax).tsMs.length).toBeLessThanOrEqual(pointsMax);
    }
  });

  test('equity keeps the ends, the highest, the lowest and the deepest drawdown', () => {
    const values = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(values, fc.integer({ min: 5, max: 100 }), (equity, pointsMax) => {
        const whole = curve(equity);
        const kept = downSampleEquity(whole, pointsMax);
        const of = (column: Float64Array) => kept.map((index) => column[index]);
        expect(kept[0]).toBe(0);
        expect(kept.at(-1)).toBe(equity.length - 1);
        expect(kept.length).toBeLessThanOrEqual(Math.max(pointsMax, 5));
        expect(Math.max(...of(whole.equity))).toBe(Math.max(...equity));
        expect(Math.min(...of(whole.equity))).toBe(Math.min(...equity));
        expect(Math.max(...of(whole.drawdownPct))).toBe(Math.max(...whole.drawdownPct));
      }),
    );
  });

  test('a branch that begins later has nothing before its fork', () => {
    const parent = curve([10, 11, 12, 13]);
    const child = curve([12, 9], 2 * MINUTE_MS);
    const aligned = alignEquity([parent, child], 1_000);
    expect(aligned.tsMs).toEqual([0, 1, 2, 3].map((minute) => minute * MINUTE_MS));
    expect(aligned.curves[0]).toMatchObject({ start: 0, equity: [10, 11, 12, 13] });
    expect(aligned.curves[1]).toMatchObject({ start: 2, equity: [12, 9], drawdownPct: [0, 25] });
  });
});
