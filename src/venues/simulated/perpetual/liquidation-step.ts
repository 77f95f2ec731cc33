import { notional } from '../../../core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../../core/units.js';
import { bracketOf } from './margin-brackets.js';
import { absoluteNotional, type MarkedPosition } from './perpetual-position.js';

/**
 * How much of the position has to go so that what is left of it, at its mark price and in whole lots, lies in the next
 * lower bracket: its notional is at most that bracket's cap. All of it where there is no lower one, or where no lot of it
 * would fit. Never negative: the position's sign says on which side.
 */
export function stepQuantity(position: MarkedPosition): QuantityUnits {
  const { instrument, brackets, quantity, price } = position;
  const size = Math.abs(quantity);
  const { notionalFloor } = bracketOf(brackets, absoluteNotional(position, price));
  const fits = Number(notionalFloor / notional(instrument, price, 1 as QuantityUnits));
  return (size - (fits - (fits % instrument.lotUnits))) as QuantityUnits;
}

/** What a sale (or, of a short, a purchase) of `closed` at `fillPrice` brings more than the mark price says; exact. */
export function gainOverMark(
  { instrument, quantity, price }: MarkedPosition,
  closed: QuantityUnits,
  fillPrice: PriceUnits,
) {
  const gain = notional(instrument, fillPrice, closed) - notional(instrument, price, closed);
  return quantity > 0 ? gain : -gain;
}
