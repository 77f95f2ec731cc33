import type { FeeRate } from '../../../core/fee-rate.js';
import { type Instrument, notional } from '../../../core/instrument.js';
import { feeOfTrade } from '../../../core/trade-fee.js';
import type { Money, PriceUnits, QuantityUnits } from '../../../core/units.js';

/** What a buy costs, fee included. */
export function costOf(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits, rate: FeeRate): Money {
  return (notional(instrument, price, quantity) + feeOfTrade(instrument, price, quantity, rate)) as Money;
}

/** The most that `cash` buys at `price`, fee included, on the lot grid, at most `wanted`: exact, by halving. */
export function affordableQuantity(
  instrument: Instrument,
  cash: Money,
  price: PriceUnits,
  wanted: QuantityUnits,
  rate: FeeRate,
): QuantityUnits {
  if (costOf(instrument, price, wanted, rate) <= cash) return wanted;
  let affordable = 0;
  let tooMany = Math.ceil(wanted / instrument.lotUnits);
  while (tooMany - affordable > 1) {
    const middle = Math.floor((affordable + tooMany) / 2);
    if (costOf(instrument, price, (middle * instrument.lotUnits) as QuantityUnits, rate) <= cash) affordable = middle;
    else tooMany = middle;
  }
  return (affordable * instrument.lotUnits) as QuantityUnits;
}
