import { FEE_STEP, type FeeRate, feeOf } from './fee-rate.js';
import { type Instrument, notional } from './instrument.js';
import { MONEY_DECIMALS, type Money, type PriceUnits, type QuantityUnits } from './units.js';

/**
 * {@link feeOf} of price × quantity, the same to the last digit. Nearly every trade is small enough for float64
 * integers, whose quotient never rounds on to the next integer (that is at least 1/denominator away, further than the
 * error of a division below 2^53), and which cost a fraction of what bigints do. A rebate is the same with a minus.
 */
export function feeOfTrade(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits, rate: FeeRate): Money {
  const coarse = rate.coarse[MONEY_DECIMALS - instrument.priceDecimals - instrument.quantityDecimals];
  const product = price * quantity;
  const scaled = product * coarse.numerator + coarse.half;
  // Both: a rate of zero would hide a product that is not exact. NaN is neither.
  if (product <= Number.MAX_SAFE_INTEGER && Math.abs(scaled) <= Number.MAX_SAFE_INTEGER) {
    return (BigInt(Math.trunc(scaled / coarse.denominator)) * FEE_STEP) as Money;
  }
  return feeOf(notional(instrument, price, quantity), rate);
}
