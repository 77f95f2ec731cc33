import { describe, expect, it } from 'vitest';
import { sliceBarColumns } from '../../../src/core/bar-columns.js';
import { hashBars } from '../../../src/feeds/hash-bars.js';
import { selectPeriod } from '../../../src/feeds/select-period.js';
import { bar, makeBars } from './make-bars.js';

const MINUTE = 60_000;
const T0 = Date.UTC(2024, 0, 1);
const bars = makeBars([0, 1, 2, 3, 4].map((minute) => bar(T0 + minute * MINUTE)));

describe('hashBars', () => {
  it('is fixed for all time: a change would change every fingerprint', () => {
    expect(hashBars(bars, 'BTCUSDT', MINUTE)).toBe('7ff9163f7c97613d6864024928b7e64db07b1af611fbccc11ed5279d496d0a56');
  });

  it('does not care whether columns are views', () => {
    const copy = makeBars([1, 2].map((minute) => bar(T0 + minute * MINUTE)));
    expect(hashBars(sliceBarColumns(bars, 1, 3), 'X', MINUTE)).toBe(hashBars(copy, 'X', MINUTE));
  });

  it('differs by symbol, interval, length and any value', () => {
    const changed = makeBars([0, 1, 2, 3, 4].map((minute) => bar(T0 + minute * MINUTE)));
    changed.volume[4] += 1e-12;
    const hashes = [
      hashBars(bars, 'A', MINUTE),
      hashBars(bars, 'B', MINUTE),
      hashBars(bars, 'A', MINUTE * 5),
      hashBars(sliceBarColumns(bars, 0, 4), 'A', MINUTE),
      hashBars(changed, 'A', MINUTE),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('selectPeriod', () => {
  it('takes the bars that open in [from, to), as views', () => {
    const selected = selectPeriod(bars, MINUTE, T0 + MINUTE, T0 + 3 * MINUTE);
    expect(Array.from(selected.tsMs)).toEqual([T0 + MINUTE, T0 + 2 * MINUTE]);
    expect(selected.close.buffer).toBe(bars.close.buffer);
    expect(selectPeriod(bars, MINUTE, T0 + 1, T0 + MINUTE + 1).length).toBe(1);
    expect(selectPeriod(bars, MINUTE, -Infinity, Infinity).length).toBe(5);
  });

  it.each([
    ['before', T0 - 10 * MINUTE, T0],
    ['after', T0 + 5 * MINUTE, T0 + 9 * MINUTE],
    ['between two bars', T0 + 1, T0 + 2],
    ['empty', T0 + MINUTE, T0 + MINUTE],
  ])('names both ranges for a period %s the data', (_name, from, to) => {
    expect(() => selectPeriod(bars, MINUTE, from, to)).toThrowError(
      expect.objectContaining({
        code: 'DATA_PERIOD_OUTSIDE',
        message: `No bar opens in the period ${new Date(from).toISOString()} to ${new Date(to).toISOString()}; the data covers 2024-01-01T00:00:00.000Z to 2024-01-01T00:05:00.000Z.`,
      }),
    );
  });
});
