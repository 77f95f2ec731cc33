import { describe, expect, it } from 'vitest';
import { createMarginBrackets } from '../../../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import {
  bracketOf,
  initialMargin,
  maintenanceMargin,
  maintenanceMarginFloat,
  maxLeverage,
} from '../../../../../src/venues/simulated/perpetual/margin-brackets.js';
import { TABLE, TABLE_ROWS, usdt } from './perpetual-bench.js';

describe('a table of margin brackets', () => {
  it('is plain data that survives a structured clone', () => {
    expect(structuredClone(TABLE)).toEqual(TABLE);
    expect(TABLE[2]).toEqual({
      notionalFloor: usdt('250000'),
      notionalCap: usdt('1000000'),
      maxLeverage: 50,
      ratioUnits: 1_000_000n,
      cum: usdt('1300'),
      capFloat: 1_000_000,
      ratioFloat: 0.01,
      cumFloat: 1300,
    });
  });

  it('works out a cum that the source leaves out', () => {
    const rows = TABLE_ROWS.map((row) => ({ ...row, cum: null }));
    expect(createMarginBrackets('the sample', rows)).toEqual(TABLE);
  });

  it('counts a bound to the bracket below it, and what is above the table to the last', () => {
    expect(bracketOf(TABLE, usdt('0'))).toBe(TABLE[0]);
    expect(bracketOf(TABLE, usdt('50000'))).toBe(TABLE[0]);
    expect(bracketOf(TABLE, usdt('50000.0000000000000001'))).toBe(TABLE[1]);
    expect(bracketOf(TABLE, usdt('99999999'))).toBe(TABLE[3]);
  });

  it.each([
    // 50,000 × 0.4 %; 50,000 × 0.5 % − 50 is the same.
    ['50000', '200'],
    // 300,000 × 1 % − 1,300.
    ['300000', '1700'],
    // 4,000,000 × 2.5 % − 16,300.
    ['4000000', '83700'],
    // Above the table: 20,000,000 × 2.5 % − 16,300.
    ['20000000', '483700'],
    // 0.000001 × 0.4 % = 0.000000004: up to the next of 8 decimals.
    ['0.000001', '0.00000001'],
    ['0', '0'],
  ])('asks on %s for %s to stay', (notional, maintenance) => {
    expect(maintenanceMargin(TABLE, usdt(notional))).toBe(usdt(maintenance));
    expect(maintenanceMarginFloat(TABLE, Number(notional))).toBeCloseTo(Number(maintenance), 7);
  });

  it('lends less on more, and nothing above the table', () => {
    expect(['50000', '50000.01', '1000000', '10000000', '10000000.01'].map((n) => maxLeverage(TABLE, usdt(n)))).toEqual(
      [125, 100, 50, 20, 0],
    );
  });

  it('opens for notional / leverage, rounded up to 8 decimals', () => {
    expect(initialMargin(usdt('50000'), 20)).toBe(usdt('2500'));
    expect(initialMargin(usdt('100'), 3)).toBe(usdt('33.33333334'));
    expect(() => initialMargin(usdt('100'), 2.5)).toThrow('a leverage of 2.5');
  });
});

describe('a table that contradicts itself is refused', () => {
  const refused = (index: number, change: object) =>
    expect(() =>
      createMarginBrackets(
        'BTCUSDT',
        TABLE_ROWS.map((row, at) => (at === index ? { ...row, ...change } : row)),
      ),
    );

  it.each([
    ['a maintenance margin that jumps', 2, { cum: '1299.99' }, 'cum of 1299.99: without a jump it is 1300'],
    ['a first bracket with a cum', 0, { cum: '1' }, 'without a jump it is 0'],
    ['a gap', 1, { notionalFloor: '60000' }, 'from 60000 has to start at 50000'],
    ['a table that does not start at nothing', 0, { notionalFloor: '5' }, 'has to start at 0'],
    ['an empty bracket', 0, { notionalCap: '0' }, 'not above it'],
    ['a ratio that falls', 1, { maintenanceRatio: '0.003', cum: null }, 'lower maintenance ratio'],
    ['a leverage that rises', 1, { maxLeverage: 126 }, 'lends more'],
    ['a leverage that is no whole number', 0, { maxLeverage: 0.5 }, 'leverage of 0.5'],
    ['a leverage that is liquidated at once', 3, { maxLeverage: 40 }, 'leverage of 40 never puts down'],
  ])('%s', (_, index, change, message) => {
    refused(index, change).toThrow(message);
    refused(index, change).toThrow('The margin brackets of BTCUSDT are wrong');
  });

  it('no bracket at all', () => {
    expect(() => createMarginBrackets('BTCUSDT', [])).toThrow('no bracket');
  });
});
