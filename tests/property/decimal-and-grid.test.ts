import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalPlaces, formatDecimal, parseDecimal } from '../../src/core/decimal.js';
import { feeOf, feeRateFromBps } from '../../src/core/fee-rate.js';
import { ceilToTick, floorToLot, floorToTick, notional, priceToFloat, roundToTick } from '../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import { benchInstrument } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';

const instruments = fc
  .tuple(
    fc.constantFrom('0.00000001', '0.0001', '0.01', '0.02', '0.05', '0.25', '1', '10'),
    fc.constantFrom('0.00000001', '0.00001', '0.005', '0.1', '1', '100'),
  )
  .map(([tickSize, lotSize]) => benchInstrument({ tickSize, lotSize }));

describe('a decimal', () => {
  it('is the same after being written and read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(20), (units, decimals) => {
        const text = formatDecimal(units, decimals);
        expect(parseDecimal(text, decimals)).toBe(units);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(decimalPlaces(text)).toBeLessThanOrEqual(decimals);
      }),
      runs(3_000),
    );
  });

  it('reads its own places, and refuses to lose one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{1,20}(\.\d{1,20})?$/), (text) => {
        const places = decimalPlaces(text);
        expect(formatDecimal(parseDecimal(text, places), places)).toBe(
          formatDecimal(parseDecimal(text, places + 3), places + 3),
        );
        if (places > 0) expect(() => parseDecimal(text, places - 1)).toThrow();
      }),
      runs(1_000),
    );
  });
});

describe('a price', () => {
  it('on the grid comes back from float64 unchanged, however it is rounded', () => {
    fc.assert(
      fc.property(instruments, fc.integer({ min: 1, max: 10 ** 11 }), (instrument, ticks) => {
        const units = ticks * instrument.tickUnits;
        const price = priceToFloat(instrument, units as PriceUnits);
        expect(roundToTick(instrument, price)).toBe(units);
        expect(floorToTick(instrument, price)).toBe(units);
        expect(ceilToTick(instrument, price)).toBe(units);
      }),
      runs(2_000),
    );
  });

  it('off the grid lies between its floor and the tick above, and rounds to the nearer', () => {
    fc.assert(
      fc.property(instruments, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (instrument, price) => {
        const [floor, ceil] = [floorToTick(instrument, price), ceilToTick(instrument, price)];
        const rounded = roundToTick(instrument, price);
        expect(floor % instrument.tickUnits).toBe(0);
        expect([0, instrument.tickUnits]).toContain(ceil - floor);
        expect([floor, ceil]).toContain(rounded);
        const distance = (units: number) => Math.abs(price * instrument.priceOne - units);
        const other = rounded === floor ? ceil : floor;
        expect(distance(rounded)).toBeLessThanOrEqual(distance(other) + 1e-9 * price * instrument.priceOne);
      }),
      runs(2_000),
    );
  });
});

describe('a quantity', () => {
  it('of whole lots stays, whatever arithmetic it came from', () => {
    fc.assert(
      fc.property(instruments, fc.nat(10 ** 9), fc.integer({ min: 1, max: 1000 }), (instrument, lots, divisor) => {
        const units = lots * instrument.lotUnits;
        const quantity = units / instrument.quantityOne;
        expect(floorToLot(instrument, quantity)).toBe(units);
        expect(floorToLot(instrument, (quantity / divisor) * divisor)).toBe(units);
      }),
      runs(2_000),
    );
  });

  it('is never raised by more than float error, nor lowered by a lot', () => {
    fc.assert(
      fc.property(instruments, fc.double({ min: 0, max: 1e6, noNaN: true }), (instrument, quantity) => {
        const floored = floorToLot(instrument, quantity);
        const asked = quantity * instrument.quantityOne;
        expect(floored % instrument.lotUnits).toBe(0);
        expect(floored).toBeLessThanOrEqual(asked * (1 + 1e-15));
        expect(asked - floored).toBeLessThan(instrument.lotUnits * (1 + 1e-9));
      }),
      runs(2_000),
    );
  });
});

describe('money', () => {
  it('of price × quantity is the exact product of their decimals', () => {
    fc.assert(
      fc.property(instruments, fc.maxSafeNat(), fc.maxSafeNat(), (instrument, price, quantity) => {
        const scale = 10n ** BigInt(16 - instrument.priceDecimals - instrument.quantityDecimals);
        expect(notional(instrument, price as PriceUnits, quantity as QuantityUnits)).toBe(
          BigInt(price) * BigInt(quantity) * scale,
        );
      }),
      runs(1_000),
    );
  });

  it('of a fee is the eight decimals nearest to the exact product, half of one up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(10 ** 7), (amount, units) => {
        const rate = BigInt(units);
        const fee = feeOf(amount as Money, feeRateFromBps(units / 10_000));
        expect(fee % 10n ** 8n).toBe(0n);
        // Both in units of 10^-24: fee − half a digit ≤ exact product < fee + half a digit.
        const off = amount * rate - fee * 10n ** 8n;
        const half = 10n ** 16n / 2n;
        expect(-half <= off && off < half).toBe(true);
      }),
      runs(2_000),
    );
  });
});
