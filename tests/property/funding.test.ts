import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEE_STEP } from '../../src/core/fee-rate.js';
import { notional } from '../../src/core/instrument.js';
import { moneyToFloat, type QuantityUnits } from '../../src/core/units.js';
import { fundingAmount } from '../../src/venues/simulated/perpetual/funding-amount.js';
import {
  constantFunding,
  fundingDueAt,
  fundingTable,
  nextFundingTsMs,
} from '../../src/venues/simulated/perpetual/funding-schedule.js';
import { instrument, priceUnits, quantityUnits } from './margin-tables.js';
import { runs } from './property-runs.js';

/** Rates of eight decimals up to 3 %, as exchanges give them. */
const rate = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((units) => units / 1e8);

describe('the amount of funding', () => {
  it('of a long and a short of one size is nothing together, whatever the sign of the rate', () => {
    fc.assert(
      fc.property(instrument, quantityUnits, priceUnits, rate, (own, quantity, price, share) => {
        const one = fundingAmount(quantity, price, share, own);
        expect(one + fundingAmount(-quantity as QuantityUnits, price, share, own)).toBe(0n);
        expect(one + fundingAmount(quantity, price, -share, own)).toBe(0n);
        if (quantity > 0 === share > 0) expect(one <= 0n).toBe(true);
      }),
      runs(2_000),
    );
  });

  it('is the exact product, to half of its last digit', () => {
    fc.assert(
      fc.property(
        instrument,
        quantityUnits,
        priceUnits,
        fc.integer({ min: -3_000_000, max: 3_000_000 }),
        (own, quantity, price, units) => {
          const amount = fundingAmount(quantity, price, units / 1e8, own);
          expect(amount % FEE_STEP).toBe(0n);
          // Both × 10^8, so that nothing is divided.
          const off = amount * 10n ** 8n + notional(own, price, quantity) * BigInt(units);
          expect((off < 0n ? -off : off) * 2n <= FEE_STEP * 10n ** 8n).toBe(true);
          const float = (-quantity / own.quantityOne) * (price / own.priceOne) * (units / 1e8);
          expect(Math.abs(moneyToFloat(amount) - float)).toBeLessThanOrEqual(1e-8 + Math.abs(float) * 1e-12);
        },
      ),
      runs(2_000),
    );
  });
});

describe('a schedule', () => {
  const times = fc.uniqueArray(fc.integer({ min: 1, max: 10 ** 6 }), { minLength: 1, maxLength: 40 });

  it('visits every time of its table once, in order, and none else', () => {
    fc.assert(
      fc.property(times, (drawn) => {
        const tsMs = Float64Array.from(drawn).sort();
        const schedule = fundingTable({ tsMs, rate: tsMs.map((ts) => ts / 1e8), markPrice: null });
        const visited: number[] = [];
        for (let ts = nextFundingTsMs(schedule, 0); ts !== null; ts = nextFundingTsMs(schedule, ts)) {
          visited.push(ts);
          expect(fundingDueAt(schedule, ts)?.rate).toBe(ts / 1e8);
        }
        expect(visited).toEqual([...tsMs]);
      }),
      runs(1_000),
    );
  });

  it('of regular times is due at every full period, and only there', () => {
    fc.assert(
      fc.property(
        rate,
        fc.integer({ min: 1, max: 10 ** 8 }),
        fc.integer({ min: 0, max: 2 * 10 ** 12 }),
        (share, everyMs, after) => {
          const schedule = constantFunding(share, everyMs);
          const next = nextFundingTsMs(schedule, after) as number;
          expect(next > after && next - after <= everyMs && next % everyMs === 0).toBe(true);
          expect(fundingDueAt(schedule, next)).toEqual({ rate: share, markPrice: Number.NaN });
          if (after % everyMs !== 0) expect(fundingDueAt(schedule, after)).toBeNull();
        },
      ),
      runs(1_000),
    );
  });
});
