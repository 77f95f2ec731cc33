import { describe, expect, it } from 'vitest';
import { AssertionError, assert } from '../../../src/core/assert.js';
import { allocateBarColumns, BAR_COLUMN_NAMES, sliceBarColumns } from '../../../src/core/bar-columns.js';
import { DataError, IcarusError, InputError, RunError } from '../../../src/core/errors.js';
import { isoTime } from '../../../src/core/iso-time.js';
import { addMoney, type Money, moneyToFloat, subtractMoney } from '../../../src/core/units.js';

describe('isoTime', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1_704_067_200_000, '2024-01-01T00:00:00.000Z'],
    [1_704_067_199_999, '2023-12-31T23:59:59.999Z'],
    [1_704_067_199_999.5, '2024-01-01T00:00:00.000Z'],
    [1_704_067_200_000.25, '2024-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
  ])('of %d is %s', (tsMs, text) => {
    expect(isoTime(tsMs)).toBe(text);
  });
});

describe('an error for the user', () => {
  it('says what, why and what to do, and is known by its class', () => {
    const cause = new Error('disk');
    const error = new DataError({ code: 'X', message: 'No bars.', remedy: 'Get some.', values: { bars: 0 }, cause });
    expect(error).toBeInstanceOf(IcarusError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'DataError', code: 'X', remedy: 'Get some.', values: { bars: 0 }, cause });
  });

  it('needs no more than a code and a message', () => {
    const error = new RunError({ code: 'Y', message: 'Stopped.' });
    expect(error).toMatchObject({ name: 'RunError', remedy: undefined, values: {} });
    expect('cause' in error).toBe(false);
    expect(error).not.toBeInstanceOf(InputError);
  });
});

describe('assert', () => {
  it('passes what holds', () => {
    expect(() => assert(1, 'never seen')).not.toThrow();
  });

  it('calls the rest a bug of the program', () => {
    expect(() => assert(false, 'two bars at once')).toThrow(AssertionError);
    expect(() => assert('', 'two bars at once')).toThrow('two bars at once (a bug in Icarus, please report it)');
    expect(new AssertionError('x')).not.toBeInstanceOf(IcarusError);
  });
});

describe('money', () => {
  it('is added and taken away exactly, and turned into a float for ratios', () => {
    const tenth = (10n ** 15n) as Money;
    const fifth = addMoney(tenth, tenth);
    expect(addMoney(fifth, tenth)).toBe(3n * 10n ** 15n);
    expect(subtractMoney(tenth, fifth)).toBe(-tenth);
    expect(moneyToFloat(addMoney(fifth, tenth))).toBe(0.3);
  });
});

describe('bar columns', () => {
  it('lie on memory that threads share', () => {
    const bars = allocateBarColumns(4);
    for (const name of BAR_COLUMN_NAMES) {
      expect(bars[name]).toHaveLength(4);
      expect(bars[name].buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  it('are sliced without copying', () => {
    const bars = allocateBarColumns(4);
    const middle = sliceBarColumns(bars, 1, 3);
    bars.close[2] = 7;
    expect(middle.length).toBe(2);
    expect([...middle.close]).toEqual([0, 7]);
  });
});
