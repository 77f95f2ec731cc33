import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../../src/core/fee-rate.js';
import { createInstrument, notional } from '../../../src/core/instrument.js';
import { feeOfTrade } from '../../../src/core/trade-fee.js';
import type { PriceUnits, QuantityUnits } from '../../../src/core/units.js';

const decimals = fc.integer({ min: 0, max: 8 });

function instrumentOf(priceDecimals: number, quantityDecimals: number) {
  const [tickSize, lotSize] = [priceDecimals, quantityDecimals].map((places) => (10 ** -places).toFixed(places));
  return createInstrument({ symbol: 'AB', base: 'A', quote: 'B', tickSize, lotSize, minNotional: '0' }, 0);
}

describe('the fee of a trade', () => {
  it('of 10 bps on 42,490.73 × 0.1 is 4.249073', () => {
    const fee = feeOfTrade(instrumentOf(2, 5), 4_249_073 as PriceUnits, 10_000 as QuantityUnits, feeRateFromBps(10));
    expect(fee).toBe(4_249_073n * 10n ** 10n);
  });

  it('is that of its exact notional, on any grid, at any rate, however large', () => {
    const grown = (bits: number) =>
      fc.double({ min: 0, max: bits, noNaN: true }).map((power) => Math.floor(2 ** power));
    fc.assert(
      fc.property(
        decimals,
        decimals,
        grown(53),
        grown(53),
        fc.oneof(
          fc.constantFrom(0, 0.0001, 2, 4.5, 7.5, 10, 10_000, -0.0001, -1, -2.5),
          fc.double({ min: -200, max: 200, noNaN: true }),
        ),
        (priceDecimals, quantityDecimals, price, quantity, bps) => {
          const instrument = instrumentOf(priceDecimals, quantityDecimals);
          const rate = feeRateFromBps(bps);
          expect(feeOfTrade(instrument, price as PriceUnits, quantity as QuantityUnits, rate)).toBe(
            feeOf(notional(instrument, price as PriceUnits, quantity as QuantityUnits), rate),
          );
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('rounds half up where the half is exact', () => {
    // 10 bps of 0.000015 are 0.000000015: half of the last booked digit.
    const instrument = instrumentOf(6, 0);
    expect(feeOfTrade(instrument, 15 as PriceUnits, 1 as QuantityUnits, feeRateFromBps(10))).toBe(2n * 10n ** 8n);
    expect(feeOfTrade(instrument, 14 as PriceUnits, 1 as QuantityUnits, feeRateFromBps(10))).toBe(1n * 10n ** 8n);
  });

  it('is a rebate at a negative rate, rounded half up in size', () => {
    // 1 bps of 0.00015 is 0.000000015: half of the last booked digit.
    const instrument = instrumentOf(5, 0);
    const rebate = feeRateFromBps(-1);
    expect(feeOfTrade(instrument, 15 as PriceUnits, 1 as QuantityUnits, rebate)).toBe(-2n * 10n ** 8n);
    expect(feeOfTrade(instrument, 14 as PriceUnits, 1 as QuantityUnits, rebate)).toBe(-1n * 10n ** 8n);
    expect(feeOfTrade(instrument, 4 as PriceUnits, 1 as QuantityUnits, rebate)).toBe(0n);
    // A product above 2^53 goes by bigints.
    const [price, quantity] = [90_071_992_547 as PriceUnits, 90_071_992_547 as QuantityUnits];
    expect(feeOfTrade(instrumentOf(4, 4), price, quantity, rebate)).toBe(
      -feeOfTrade(instrumentOf(4, 4), price, quantity, feeRateFromBps(1)),
    );
  });
});
