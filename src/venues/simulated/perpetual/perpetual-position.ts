import { type Instrument, notional } from '../../../core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../../core/units.js';
import { type MarginBrackets, maintenanceMargin } from './margin-brackets.js';

/** An open perpetual with the rules that it stands under: quantity and cost as the ledger keeps them. Plain data. */
export interface PerpetualPosition {
  readonly instrument: Instrument;
  readonly brackets: MarginBrackets;
  /** Positive is long, negative is short. */
  readonly quantity: QuantityUnits;
  /** Entry price × quantity: negative for a short. */
  readonly cost: Money;
}

/** A position at a price: the mark price, or what a simulation takes for it. */
export interface MarkedPosition extends PerpetualPosition {
  readonly price: PriceUnits;
}

/** Price × signed quantity, exact. */
export function signedNotional({ instrument, quantity }: PerpetualPosition, price: PriceUnits): Money {
  return notional(instrument, price, quantity);
}

/** Price × size, exact. */
export function absoluteNotional({ instrument, quantity }: PerpetualPosition, price: PriceUnits): Money {
  return notional(instrument, price, Math.abs(quantity) as QuantityUnits);
}

/** What closing at this price would realise, before fees; exact. */
export function unrealizedProfit(position: PerpetualPosition, price: PriceUnits): Money {
  return (signedNotional(position, price) - position.cost) as Money;
}

/** {@link maintenanceMargin} of the position at this price. */
export function positionMaintenance(position: PerpetualPosition, price: PriceUnits): Money {
  return maintenanceMargin(position.brackets, absoluteNotional(position, price));
}
