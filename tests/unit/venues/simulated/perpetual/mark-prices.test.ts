import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../../../src/kernel/kernel.js';
import { MarkPrices } from '../../../../../src/venues/simulated/perpetual/mark-prices.js';
import { type BenchBar, benchColumns, MINUTE_MS, START_TS_MS } from '../venue-bench.js';

const at = (minute: number) => START_TS_MS + minute * MINUTE_MS;

/** Mark prices of the first of two instruments, the last prices being 1 and 2. */
function marksOf(bars: readonly BenchBar[], { minutes = 1, onTicks = false } = {}) {
  const intervalMs = minutes * MINUTE_MS;
  const marks = new MarkPrices([{ bars: benchColumns(bars, intervalMs), intervalMs }, null], [onTicks, false]);
  const kernel = { clock: { tsMs: at(0) }, market: { lastPrice: [1, 2] } };
  marks.start(kernel as unknown as Kernel);
  const goTo = (minute: number) => {
    kernel.clock.tsMs = at(minute);
  };
  return { marks, goTo };
}

const BARS: readonly BenchBar[] = [[10, 19, 5, 11], [20, 29, 15, 21], null, [40, 49, 35, 41]];

describe('MarkPrices', () => {
  it('knows an open from its time on, and a close from its own', () => {
    const { marks, goTo } = marksOf(BARS);
    goTo(0.5);
    expect(marks.price(0)).toBe(10);
    goTo(1.5);
    expect(marks.price(0)).toBe(20);
    goTo(2.5);
    // The minute is missing: the last close counts on.
    expect(marks.price(0)).toBe(21);
    goTo(9);
    expect(marks.price(0)).toBe(41);
  });

  it('takes closes before timers and opens after them, at one and the same time', () => {
    const { marks, goTo } = marksOf(BARS);
    goTo(1);
    // Nothing has happened yet at this time.
    expect(marks.price(0)).toBe(10);
    marks.noteClose(1);
    expect(marks.price(0)).toBe(10);
    marks.noteClose(0);
    expect(marks.price(0)).toBe(11);
    marks.noteOpen(0);
    expect(marks.price(0)).toBe(20);
    goTo(2);
    marks.noteCloses();
    expect(marks.price(0)).toBe(21);
  });

  it('on ticks knows what lies at their time', () => {
    const { marks, goTo } = marksOf(BARS, { onTicks: true });
    goTo(1);
    expect(marks.price(0)).toBe(20);
    goTo(2);
    expect(marks.price(0)).toBe(21);
  });

  it('is the last price without a series, and before it begins', () => {
    const { marks, goTo } = marksOf([null, [20, 29, 15, 21]]);
    goTo(0.5);
    expect([...Array.from(marks.prices())]).toEqual([1, 2]);
    goTo(1.5);
    expect([...Array.from(marks.prices())]).toEqual([20, 2]);
    expect(marks.during(0, at(0), at(1))).toBeNull();
    expect(marks.during(1, at(1), at(2))).toBeNull();
    expect([marks.has(0), marks.has(1)]).toEqual([true, false]);
  });

  it('puts shorter bars together', () => {
    const { marks } = marksOf(BARS);
    expect(marks.during(0, at(0), at(1))).toEqual({ open: 10, high: 19, low: 5, close: 11 });
    expect(marks.during(0, at(0), at(2))).toEqual({ open: 10, high: 29, low: 5, close: 21 });
    // From the close that counts on through the missing minute.
    expect(marks.during(0, at(2), at(4))).toEqual({ open: 21, high: 49, low: 21, close: 41 });
    expect(marks.during(0, at(2), at(3))).toEqual({ open: 21, high: 21, low: 21, close: 21 });
  });

  it('takes no extremes of a longer bar', () => {
    const { marks } = marksOf([[10, 90, 1, 11]], { minutes: 5 });
    expect(marks.during(0, at(3), at(4))).toEqual({ open: 10, high: 10, low: 10, close: 10 });
    expect(marks.during(0, at(4), at(5))).toEqual({ open: 10, high: 11, low: 10, close: 11 });
    expect(marks.during(0, at(0), at(5))).toEqual({ open: 10, high: 90, low: 1, close: 11 });
  });

  it('has a state that is plain data, and looks back where it has gone too far', () => {
    const { marks, goTo } = marksOf(BARS);
    goTo(1);
    marks.noteClose(0);
    const state = structuredClone(marks.state);
    goTo(4);
    marks.noteCloses();
    marks.noteOpen(0);
    expect(marks.price(0)).toBe(41);
    marks.state = state;
    goTo(1);
    expect(marks.price(0)).toBe(11);
    // Only a place to start looking: a wrong one gives the same.
    marks.state = { ...state, rows: [2, -1] };
    expect(marks.price(0)).toBe(11);
  });
});
