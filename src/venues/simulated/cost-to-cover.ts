import { type Instrument, roundToTick } from '../../core/instrument.js';
import type { Money } from '../../core/units.js';
import type { OrderTerms } from '../../events/order-terms.js';
import { costOf } from './affordable-quantity.js';
import type { FeeModel } from './models/fee/fee-model.js';

/**
 * What a buy has to set aside when it arrives: its own price where it names one, otherwise the last, and the fee. An
 * order with a limit may turn out maker or taker, so it covers the dearer of the two.
 */
export function costToCover(terms: OrderTerms, instrument: Instrument, lastPrice: number, fees: FeeModel): Money {
  const { type, quantity, limitPrice, stopPrice } = terms;
  const limited = type === 'limit' || type === 'stop-limit';
  const price = limited ? limitPrice : type === 'stop' ? stopPrice : roundToTick(instrument, lastPrice);
  const taker = fees.rate('taker');
  const maker = fees.rate('maker');
  return costOf(instrument, price, quantity, limited && maker.units > taker.units ? maker : taker);
}
