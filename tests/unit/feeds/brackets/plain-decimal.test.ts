import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../../../src/feeds/brackets/plain-decimal.js';

describe('a number as a plain decimal', () => {
  it.each([
    [0.004, '0.004'],
    ['0.0065', '0.0065'],
    [50_000, '50000'],
    ['16300.0', '16300.0'],
    [1e-7, '0.0000001'],
    ['1.25e-7', '0.000000125'],
    [1.5e21, '1500000000000000000000'],
    ['1.25e1', '12.5'],
    ['1.25E+2', '125'],
    ['12.5e-1', '1.25'],
    ['-1.5e-2', '-0.015'],
    ['0e5', '0'],
  ])('%s is %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it.each([null, undefined, '', 'x', '0x10', Number.NaN, Number.POSITIVE_INFINITY, true, '1,5'])(
    '%s is none',
    (value) => {
      expect(plainDecimal(value)).toBeNull();
    },
  );
});
