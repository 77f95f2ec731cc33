import type { PriceUnits, QuantityUnits } from '../../../core/units.js';

/** What an amendment asks for: the whole quantity, what has filled included. */
export interface Amendment {
  readonly quantity: QuantityUnits;
  readonly limitPrice: PriceUnits;
  readonly stopPrice: PriceUnits;
}
