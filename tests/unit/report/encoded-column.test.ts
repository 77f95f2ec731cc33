import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf } from '../../../src/report/data/decimals-of.js';
import { encodeDecimals, encodeTimes } from '../../../src/report/data/encoded-column.js';
import { decodeInPage } from './page-script.js';

describe('encoded columns', () => {
  test('the page reads back every number to the last kept decimal', () => {
    const value = fc.integer({ min: -1e13, max: 1e13 });
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 0, max: 8 }), (whole, decimals) => {
        const values = whole.map((one) => one / 10 ** decimals);
        expect(decodeInPage(encodeDecimals(values, decimals))).toEqual(values.map((one) => one + 0));
      }),
    );
  });

  test('the page reads back times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 })), fc.constantFrom(1, 1_000, 60_000), (raw, unitMs) => {
        const times = raw.map((tsMs) => Math.floor(tsMs / unitMs) * unitMs);
        expect(decodeInPage(encodeTimes(times))).toEqual(times);
      }),
    );
  });

  test('steady times and equal values take almost no room', () => {
    const hours = Array.from({ length: 8_784 }, (_, hour) => Date.UTC(2024, 0, 1) + hour * 3_600_000);
    expect(encodeTimes(hours).base64!.length).toBeLessThan(12_000);
    expect(encodeDecimals(new Float64Array(9_000).fill(0.1), 1)).toEqual({
      length: 9_000,
      mul: 1,
      div: 10,
      constant: 1,
    });
  });

  test('decimals are those in use, within nine significant digits', () => {
    expect(decimalsOf([42_490.73, 42_490.7])).toBe(2);
    expect(decimalsOf([100, 2_000])).toBe(0);
    expect(decimalsOf([0.00001234])).toBe(8);
    expect(decimalsOf([42_490.123456789])).toBe(4);
    expect(decimalsOf([])).toBe(0);
  });
});
