import type { Instrument } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import { type ParentOrder, unsentQuantity } from './parent-order.js';

const NOTHING = 0 as QuantityUnits;
/** Float noise in a share must not cost a lot: relative to what is due. */
const NOISE = 1e-12;

/**
 * The next slice of a parent of which `dueQuantity` should have been sent by now: floored to the lot, never more than
 * is left. What is due but makes no order that the venue would take waits for the next slice; what would be left over
 * and could never be sent alone goes along.
 */
export function sliceQuantity(
  parent: ParentOrder,
  dueQuantity: number,
  instrument: Instrument,
  price: number,
): QuantityUnits {
  const unsent = unsentQuantity(parent);
  const { lotUnits } = instrument;
  if (dueQuantity >= parent.terms.quantity) return unsent;
  const missing = dueQuantity - (parent.filled + parent.working);
  const due = Math.floor((missing + dueQuantity * NOISE) / lotUnits) * lotUnits;
  const least = leastSlice(instrument, price);
  if (unsent - due < least && due > 0) return unsent;
  return due < least ? NOTHING : (due as QuantityUnits);
}

/** The smallest quantity that the venue takes at this price: a lot, or what its least notional asks for. */
export function leastSlice({ lotUnits, minNotionalFloat, quantityOne }: Instrument, price: number): QuantityUnits {
  const lots = price > 0 ? Math.ceil(((minNotionalFloat / price) * quantityOne) / lotUnits) : 0;
  return (Math.max(lots, 1) * lotUnits) as QuantityUnits;
}
