import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceBarColumns } from '../../../../src/core/bar-columns.js';
import { benchmarkDays } from '../../../../src/runner/describe/benchmark-days.js';
import { barsOfCloses, START_MS } from '../../kernel/bars-of-closes.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Each close is the number of hours since the start. */
const hours = (count: number, startMs = START_MS) =>
  barsOfCloses(
    Array.from({ length: count }, (_, row) => row + 1),
    { startMs, intervalMs: HOUR_MS },
  );
const daysOf = (...args: Parameters<typeof benchmarkDays>) => {
  const { tsMs, close } = benchmarkDays(...args);
  return [...tsMs].map((one, index) => [(one - START_MS) / HOUR_MS, close[index]]);
};

describe('benchmarkDays', () => {
  it('has the first close and the last one of each day; one at midnight ends the day before it', () => {
    expect(daysOf(hours(60), HOUR_MS)).toEqual([
      [1, 1],
      [24, 24],
      [48, 48],
      [60, 60],
    ]);
    expect(daysOf(hours(48), HOUR_MS)).toEqual([
      [1, 1],
      [24, 24],
      [48, 48],
    ]);
    expect(daysOf(hours(1), HOUR_MS)).toEqual([[1, 1]]);
    expect(daysOf(hours(2), HOUR_MS)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(daysOf(hours(0), HOUR_MS)).toEqual([]);
  });

  it('begins in the middle of a day, and passes over days without a close', () => {
    const late = hours(3, START_MS + 22 * HOUR_MS);
    expect(daysOf(late, HOUR_MS)).toEqual([
      [23, 1],
      [24, 2],
      [25, 3],
    ]);
    late.tsMs[2] += 5 * DAY_MS;
    expect(daysOf(late, HOUR_MS)).toEqual([
      [23, 1],
      [24, 2],
      [145, 3],
    ]);
  });

  it('leaves out what closes at a time or later', () => {
    expect(daysOf(hours(60), HOUR_MS, START_MS + 48 * HOUR_MS)).toEqual([
      [1, 1],
      [24, 24],
      [47, 47],
    ]);
    expect(daysOf(hours(60), HOUR_MS, START_MS + 48 * HOUR_MS + 1)).toEqual([
      [1, 1],
      [24, 24],
      [48, 48],
    ]);
    expect(daysOf(hours(60), HOUR_MS, START_MS + HOUR_MS)).toEqual([]);
  });

  it('of the parts before and since a time holds every day’s last close of the whole', () => {
    const bars = hours(200, START_MS + 7 * HOUR_MS);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 199 }), (cut) => {
        const untilMs = bars.tsMs[cut] + HOUR_MS;
        const before = daysOf(bars, HOUR_MS, untilMs);
        const since = daysOf(sliceBarColumns(bars, cut, bars.length), HOUR_MS);
        const both = new Map([...before, ...since] as [number, number][]);
        for (const [hour, close] of daysOf(bars, HOUR_MS)) expect(both.get(hour)).toBe(close);
        expect(before.every(([hour]) => hour * HOUR_MS + START_MS < untilMs)).toBe(true);
        expect(since.every(([hour]) => hour * HOUR_MS + START_MS >= untilMs)).toBe(true);
      }),
    );
  });
});
