import { assert } from '../../../core/assert.js';
import { FEE_STEP } from '../../../core/fee-rate.js';
import { type Instrument, notional } from '../../../core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../../core/units.js';

/** Exchanges give eight decimals of a rate; twelve leave room for others and for averages. */
const RATE_ONE_FLOAT = 1e12;
const WHOLE = 10n ** 12n * FEE_STEP;

/**
 * What a position gets at a funding time, negative when it pays: −quantity × mark price × rate. Longs pay shorts when the
 * rate is positive. The rate is taken to 12 decimals, the product is exact and rounded half away from zero to 8, so that
 * what one side pays is to the last digit what the same size on the other side gets.
 */
export function fundingAmount(
  quantity: QuantityUnits,
  markPrice: PriceUnits,
  rate: number,
  instrument: Instrument,
): Money {
  const rateUnits = Math.round(rate * RATE_ONE_FLOAT);
  assert(Number.isSafeInteger(rateUnits), `a funding rate of ${rate}`);
  const paid = notional(instrument, markPrice, quantity) * BigInt(rateUnits);
  const size = paid < 0n ? -paid : paid;
  const rounded = ((size + WHOLE / 2n) / WHOLE) * FEE_STEP;
  return (paid > 0n ? -rounded : rounded) as Money;
}
