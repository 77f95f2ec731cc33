import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.js';
import {
  ceilToTick,
  createInstrument,
  floorToLot,
  floorToTick,
  formatPrice,
  formatQuantity,
  type InstrumentSpec,
  notional,
  priceToFloat,
  quantityToFloat,
  roundToTick,
} from '../../../src/core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../../src/core/units.js';

const SPEC: InstrumentSpec = {
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  tickSize: '0.01',
  lotSize: '0.00001',
  minNotional: '5',
};
const create = (change: Partial<InstrumentSpec> = {}) => createInstrument({ ...SPEC, ...change }, 3);
const btc = create();

describe('an instrument', () => {
  it('turns the filters of an exchange into a grid of integers', () => {
    expect(create({ tickSize: '0.0500', lotSize: '10' })).toEqual({
      index: 3,
      symbol: 'BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      priceDecimals: 2,
      quantityDecimals: 0,
      priceOne: 100,
      quantityOne: 1,
      tickUnits: 5,
      lotUnits: 10,
      minNotional: 5n * 10n ** 16n,
      minNotionalFloat: 5,
      notionalFactor: 10n ** 14n,
    });
  });

  it.each<[Partial<InstrumentSpec>]>([[{ tickSize: '0' }], [{ lotSize: '-0.1' }], [{ tickSize: '0.000000001' }]])(
    'cannot have %j',
    (change) => {
      expect(() => create(change)).toThrow(expect.objectContaining({ code: 'INSTRUMENT_GRID' }));
    },
  );

  it.each<[Partial<InstrumentSpec>]>([[{ tickSize: '1e-2' }], [{ lotSize: 'small' }], [{ minNotional: '' }]])(
    'cannot read %j',
    (change) => {
      expect(() => create(change)).toThrow(InputError);
    },
  );
});

describe('a price on the tick', () => {
  it.each([
    ['0.01', 42_490.73, 42_490.73, 42_490.73, 42_490.73],
    ['0.01', 1.005, 1, 1, 1.01],
    ['0.01', 100.004, 100, 100, 100.01],
    ['0.01', 0.07 * 100, 7, 7, 7],
    ['0.01', 1.1 + 2.2, 3.3, 3.3, 3.3],
    ['0.05', 100.02, 100, 100, 100.05],
    ['0.05', 100.03, 100.05, 100, 100.05],
    ['0.05', 0.15, 0.15, 0.15, 0.15],
    ['0.05', 3 * 0.05, 0.15, 0.15, 0.15],
    // The nearest tick is 0: rounding to cents first would make it 0.02.
    ['0.02', 0.006, 0, 0, 0.02],
    ['0.5', 99.74, 99.5, 99.5, 100],
    ['10', 1234.9, 1230, 1230, 1240],
    ['0.00000001', 0.00001234, 0.00001234, 0.00001234, 0.00001234],
  ])('of %s: %d is rounded, floored and raised', (tickSize, price, rounded, floored, raised) => {
    const instrument = create({ tickSize });
    expect(priceToFloat(instrument, roundToTick(instrument, price))).toBe(rounded);
    expect(priceToFloat(instrument, floorToTick(instrument, price))).toBe(floored);
    expect(priceToFloat(instrument, ceilToTick(instrument, price))).toBe(raised);
  });

  it('stays where it is after the round trip through float64', () => {
    for (let units = 1; units < 200_000; units += 37) {
      const price = priceToFloat(btc, units as PriceUnits);
      expect([floorToTick(btc, price), ceilToTick(btc, price), roundToTick(btc, price)]).toEqual([units, units, units]);
    }
  });
});

describe('a quantity on the lot', () => {
  it.each([
    // 0.1 ÷ 0.00001 is 10000.000000000002 in float64, 0.3 ÷ 0.1 is 2.9999999999999996
    ['0.00001', 0.1, 0.1],
    ['0.1', 0.3, 0.3],
    ['0.1', 0.1 + 0.2, 0.3],
    ['0.00001', 0.123456, 0.12345],
    ['0.00001', 0.000009, 0],
    ['0.00001', 0, 0],
    ['0.25', 1.7, 1.5],
    ['10', 99.99, 90],
  ])('of %s: %d is floored to %d', (lotSize, quantity, floored) => {
    const instrument = create({ lotSize });
    expect(quantityToFloat(instrument, floorToLot(instrument, quantity))).toBe(floored);
  });

  it('is written as decimals', () => {
    expect(formatQuantity(btc, 12_340 as QuantityUnits)).toBe('0.1234');
    expect(formatPrice(btc, 4_249_073 as PriceUnits)).toBe('42490.73');
  });
});

describe('a notional', () => {
  it('is exact', () => {
    // 42,490.73 × 0.1
    expect(notional(btc, 4_249_073 as PriceUnits, 10_000 as QuantityUnits)).toBe(4_249_073n * 10n ** 13n);
  });

  it('is exact beyond 2^53', () => {
    // 99,999.99 × 98,765.43211 = 9,876,542,223.3456789: the product of the units is 9.9 × 10^16.
    const price = 9_999_999 as PriceUnits;
    const quantity = 9_876_543_211 as QuantityUnits;
    expect(price * quantity).toBeGreaterThan(2 ** 53);
    expect(notional(btc, price, quantity)).toBe(98_765_422_233_456_789n * 10n ** 9n);
  });

  it('is exact where both sides have eight decimals', () => {
    const fine = create({ tickSize: '0.00000001', lotSize: '0.00000001' });
    expect(notional(fine, 1 as PriceUnits, 1 as QuantityUnits)).toBe(1n);
  });
});
