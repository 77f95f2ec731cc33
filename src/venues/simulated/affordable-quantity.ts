import { feeOf, floorToLot, type Instrument, notional, priceToFloat } from '../../core/instrument.js';
import { type Money, moneyToFloat, type PriceUnits, type QuantityUnits } from '../../core/units.js';

/** What a buy costs, fee included. */
export function costOf(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits, rate: bigint): Money {
  const value = notional(instrument, price, quantity);
  return (value + feeOf(value, rate)) as Money;
}

/** The most that `cash` buys at `price`, fee included, on the lot grid, at most `wanted`. */
export function affordableQuantity(
  instrument: Instrument,
  cash: Money,
  price: PriceUnits,
  wanted: QuantityUnits,
  rate: bigint,
): QuantityUnits {
  if (costOf(instrument, price, wanted, rate) <= cash) return wanted;
  const unitCost = priceToFloat(instrument, price) * (1 + Number(rate) / 1e8);
  let quantity: number = Math.min(wanted, floorToLot(instrument, Math.max(0, moneyToFloat(cash)) / unitCost));
  // The float estimate may be a lot too many, never much more.
  while (quantity > 0 && costOf(instrument, price, quantity as QuantityUnits, rate) > cash) {
    quantity -= instrument.lotUnits;
  }
  return quantity as QuantityUnits;
}
