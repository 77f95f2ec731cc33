import { ceilToTick, floorToTick, type Instrument, roundToTick } from '../../../core/instrument.js';
import type { PriceUnits } from '../../../core/units.js';
import type { Side } from '../../../events/order-terms.js';

/** What an order has in place of a price that it does not need. */
export const NO_PRICE = 0 as PriceUnits;

/** A limit is never made worse for its owner by the grid: a buy rounds down, a sell rounds up. */
export function limitPrice(price: number | undefined, side: Side, instrument: Instrument): PriceUnits {
  if (price === undefined) return NO_PRICE;
  return side === 'buy' ? floorToTick(instrument, price) : ceilToTick(instrument, price);
}

export function stopPrice(price: number | undefined, instrument: Instrument): PriceUnits {
  return price === undefined ? NO_PRICE : roundToTick(instrument, price);
}
