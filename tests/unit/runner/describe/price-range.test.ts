import { describe, expect, it } from 'vitest';
import { allocateBarColumns } from '../../../../src/core/bar-columns.js';
import { priceRangeOf } from '../../../../src/runner/describe/price-range.js';

const MINUTE_MS = 60_000;

/** Bars that open at minutes 0, 1, 2 and 4 (3 is a gap), with the highs 10, 30, 20, 40 and lows one less each. */
function bars() {
  const columns = allocateBarColumns(4);
  columns.tsMs.set([0, 1, 2, 4].map((minute) => minute * MINUTE_MS));
  columns.high.set([10, 30, 20, 40]);
  columns.low.set([9, 29, 19, 39]);
  return columns;
}

describe('the price range of a position', () => {
  const rangeOf = priceRangeOf([{ bars: bars(), intervalMs: MINUTE_MS }]);
  const range = (fromMinute: number, toMinute: number) => rangeOf(0, fromMinute * MINUTE_MS, toMinute * MINUTE_MS);

  it('covers the bars that close after the entry, the one of the exit included', () => {
    expect(range(0, 2)).toEqual({ high: 30, low: 9 });
    expect(range(1, 3)).toEqual({ high: 30, low: 19 });
    expect(range(2, 3)).toEqual({ high: 20, low: 19 });
    expect(range(3, 5)).toEqual({ high: 40, low: 39 });
    expect(range(0, 99)).toEqual({ high: 40, low: 9 });
  });

  it('goes by close times where bars have no set length', () => {
    const closeTsMs = [1.5, 2, 2.5, 10].map((minute) => minute * MINUTE_MS);
    const uneven = { ...bars(), closeTsMs: Float64Array.from(closeTsMs) };
    const of = priceRangeOf([{ bars: uneven, intervalMs: 0 }]);
    expect(of(0, 1.5 * MINUTE_MS, 2.5 * MINUTE_MS)).toEqual({ high: 30, low: 19 });
    expect(of(0, 0, 2 * MINUTE_MS)).toEqual({ high: 30, low: 9 });
    expect(of(0, 3 * MINUTE_MS, 10 * MINUTE_MS)).toEqual({ high: 40, low: 39 });
  });

  it('is empty where no bar closed', () => {
    const nothing = { high: Number.NEGATIVE_INFINITY, low: Number.POSITIVE_INFINITY };
    expect(range(3, 4)).toEqual(nothing);
    expect(range(1, 1)).toEqual(nothing);
    expect(range(50, 60)).toEqual(nothing);
  });
});
