import { describe, expect, it } from 'vitest';
import { baseFeeOf } from '../../../src/core/base-fee.js';
import { feeRateFromBps } from '../../../src/core/fee-rate.js';
import { createInstrument } from '../../../src/core/instrument.js';
import type { QuantityUnits } from '../../../src/core/units.js';

const spec = { symbol: 'AB', base: 'A', quote: 'B', tickSize: '0.01', lotSize: '0.00001', minNotional: '0' };
const instrument = createInstrument({ ...spec, quantityDecimals: 8 }, 0);

describe('a fee in coins', () => {
  it.each([
    // 10 bps of 0.1 coins are 0.0001; units are 10^-8 coins.
    ['of a tenth of a coin', 10_000_000, 10, 10_000],
    // 10 bps of 0.000005 are 0.000000005, half a unit: up. Of 0.00000499 a hair less: down.
    ['rounded up at half a unit', 500, 10, 1],
    ['rounded down below it', 499, 10, 0],
    ['of no rate', 10_000_000, 0, 0],
  ])('%s', (_, quantity, bps, fee) => {
    expect(baseFeeOf(instrument, quantity as QuantityUnits, feeRateFromBps(bps))).toBe(fee);
  });

  it('is refused where quantities are kept too coarsely to hold it', () => {
    expect(() => baseFeeOf(createInstrument(spec, 0), 1 as QuantityUnits, feeRateFromBps(10))).toThrow('8 decimals');
  });
});
