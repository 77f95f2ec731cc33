import { describe, expect, it } from 'vitest';
import { feeRateFromBps } from '../../../../src/core/fee-rate.js';
import type { PriceUnits, QuantityUnits } from '../../../../src/core/units.js';
import { affordableQuantity, costOf } from '../../../../src/venues/simulated/spot/affordable-quantity.js';
import { benchInstrument, money } from './venue-bench.js';

const TEN_BPS = feeRateFromBps(10);
const instrument = benchInstrument({ lotSize: '0.00001' });
const price = (units: number) => units as PriceUnits;
const quantity = (units: number) => units as QuantityUnits;

describe('what cash buys', () => {
  it('costs price × quantity and the fee', () => {
    // 100 × 2.5 and 10 bps of it
    expect(costOf(instrument, price(10_000), quantity(250_000), TEN_BPS)).toBe(money('250.25'));
  });

  it('is all that is wanted while the cash covers it', () => {
    expect(affordableQuantity(instrument, money('250.25'), price(10_000), quantity(250_000), TEN_BPS)).toBe(250_000);
  });

  it('is one lot less when a digit is missing', () => {
    const cash = money('250.2499999999999999');
    expect(affordableQuantity(instrument, cash, price(10_000), quantity(250_000), TEN_BPS)).toBe(249_999);
  });

  it('counts on a fee that was rounded down', () => {
    // 0.01 × 0.12304 = 0.0012304; the fee of 0.0000012304 is booked as 0.00000123.
    const cash = money('0.00123163');
    expect(affordableQuantity(instrument, cash, price(1), quantity(100_000), TEN_BPS)).toBe(12_304);
  });

  it('is nothing without cash', () => {
    expect(affordableQuantity(instrument, money('0'), price(10_000), quantity(1), TEN_BPS)).toBe(0);
  });

  it('lies on the lot grid', () => {
    const coarse = benchInstrument({ lotSize: '0.25' });
    // 1,000 ÷ 100.1 = 9.99
    expect(affordableQuantity(coarse, money('1000'), price(10_000), quantity(5_000), TEN_BPS)).toBe(975);
  });
});
