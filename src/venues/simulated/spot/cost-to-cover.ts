import { type Instrument, roundToTick } from '../../../core/instrument.js';
import type { Money, QuantityUnits } from '../../../core/units.js';
import type { FeeModel } from '../models/fee/fee-model.js';
import { hasLimit, hasStop } from '../orders/order-filters.js';
import type { VenueOrder } from '../orders/venue-order.js';
import { costOf } from './affordable-quantity.js';

/**
 * What `quantity` of a buy has to set aside: its own price where it names one, otherwise the last, and the fee. An
 * order with a limit may turn out maker or taker, so it covers the dearer of the two.
 */
export function costToCover(
  order: VenueOrder,
  quantity: QuantityUnits,
  instrument: Instrument,
  lastPrice: number,
  fees: FeeModel,
): Money {
  const { terms } = order;
  const limited = hasLimit(terms);
  const last = roundToTick(instrument, lastPrice);
  const price = limited ? order.limitPrice : hasStop(terms) ? order.stopPrice : last;
  const taker = fees.rate('taker');
  const maker = fees.rate('maker');
  return costOf(instrument, price, quantity, limited && maker.units > taker.units ? maker : taker);
}
