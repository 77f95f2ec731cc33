import { describe, expect, it } from 'vitest';
import { decimalPlaces, formatDecimal, parseDecimal } from '../../../src/core/decimal.js';
import { InputError } from '../../../src/core/errors.js';

describe('parseDecimal', () => {
  it.each<[string, number, bigint]>([
    ['0', 0, 0n],
    ['42', 0, 42n],
    ['-12.50', 2, -1250n],
    ['+12.5', 2, 1250n],
    ['  7.25 ', 2, 725n],
    ['5.000', 0, 5n],
    ['007', 1, 70n],
    ['0.00000001', 8, 1n],
    ['-0.0', 2, 0n],
    ['123456789012345678901234567890.5', 1, 1234567890123456789012345678905n],
  ])('reads %j with %i decimals', (text, decimals, units) => {
    expect(parseDecimal(text, decimals)).toBe(units);
  });

  it.each(['', ' ', '.', '1.', '.5', '1e3', '1_000', '1,000', '0x10', '--1', '1.2.3', 'NaN', 'Infinity', '1 2', '٣'])(
    'refuses %j',
    (text) => {
      expect(() => parseDecimal(text, 8)).toThrow(InputError);
    },
  );

  it('refuses more places than it may keep, and says what it wants', () => {
    try {
      parseDecimal('0.125', 2);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        name: 'InputError',
        code: 'DECIMAL_INVALID',
        message: '"0.125" is not a decimal number with at most 2 places.',
        values: { text: '0.125', decimals: 2 },
      });
      expect((error as InputError).remedy).toContain('0.001');
    }
  });
});

describe('decimalPlaces', () => {
  it.each<[string, number]>([
    ['1', 0],
    ['1.0', 0],
    ['0.0500', 2],
    ['-0.001', 3],
    [' 0.01 ', 2],
    ['one.two', 0],
  ])('of %j is %i', (text, places) => {
    expect(decimalPlaces(text)).toBe(places);
  });
});

describe('formatDecimal', () => {
  it.each<[bigint | number, number, string]>([
    [0, 0, '0'],
    [0n, 8, '0'],
    [-0, 2, '0'],
    [1250n, 2, '12.5'],
    [-1250, 2, '-12.5'],
    [1, 8, '0.00000001'],
    [-5n, 1, '-0.5'],
    [100, 0, '100'],
    [100, 2, '1'],
    [10n ** 30n, 16, '100000000000000'],
  ])('writes %s with %i decimals', (units, decimals, text) => {
    expect(formatDecimal(units, decimals)).toBe(text);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('takes %s for a bug', (units) => {
    expect(() => formatDecimal(units, 2)).toThrow('not an integer count of units');
  });
});
