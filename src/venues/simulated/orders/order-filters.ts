import { type Instrument, notional, priceToFloat, quantityToFloat, roundToTick } from '../../../core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../../core/units.js';
import type { OrderTerms } from '../../../events/order-terms.js';
import type { RejectReason } from './reject-reason.js';
import { trailIsValid } from './trail.js';

/**
 * Checks the terms against the symbol's grid and the market: null when they are fine. `opposite` is the best price that
 * the order would take; NaN where the data does not say, and the last price has to do.
 */
export function filterOrder(
  terms: OrderTerms,
  instrument: Instrument,
  lastPrice: number,
  nowMs: number,
  opposite = Number.NaN,
): RejectReason | null {
  const { type, quantity, limitPrice, stopPrice, conditions } = terms;
  if (!isOnLot(quantity, instrument)) return 'LOT_SIZE';
  const limited = hasLimit(terms);
  const waits = hasStop(terms);
  if (limited && !isOnTick(limitPrice, instrument)) return 'PRICE_FILTER';
  const names = waits || (type === 'trailing-stop' && stopPrice !== 0);
  if (names && !isOnTick(stopPrice, instrument)) return 'PRICE_FILTER';
  if (Number.isNaN(lastPrice)) return 'NO_PRICE';
  const last = roundToTick(instrument, lastPrice);
  if (waits && wouldTrigger(terms, last)) return 'STOP_WOULD_TRIGGER';
  if (type === 'trailing-stop' && !trailIsValid(terms)) return 'INVALID_TRAIL';
  if (conditions !== null) {
    if (conditions.timeInForce === 'GTD' && !(conditions.expireTsMs > nowMs)) return 'INVALID_EXPIRY';
    const taken = Number.isNaN(opposite) ? last : roundToTick(instrument, opposite);
    if (conditions.postOnly && type === 'limit' && crosses(terms, taken)) return 'POST_ONLY_WOULD_TAKE';
  }
  const price = limited ? limitPrice : waits ? stopPrice : last;
  return conditions?.reduceOnly !== true && isTooSmall(instrument, price, quantity) ? 'NOTIONAL' : null;
}

export function hasLimit({ type }: OrderTerms): boolean {
  return type === 'limit' || type === 'stop-limit' || type === 'take-profit-limit';
}

/** Whether the order names the price that wakes it. A trailing stop finds its own. */
export function hasStop({ type }: OrderTerms): boolean {
  return type === 'stop' || type === 'stop-limit' || type === 'take-profit' || type === 'take-profit-limit';
}

/** Whether the last price lies beyond the price that wakes the order already. */
function wouldTrigger({ type, side, stopPrice }: OrderTerms, last: PriceUnits): boolean {
  // A stop lies in the direction of its side, a take-profit against it.
  const above = (side === 'buy') === (type === 'stop' || type === 'stop-limit');
  return above ? stopPrice <= last : stopPrice >= last;
}

function crosses({ side, limitPrice }: OrderTerms, last: PriceUnits): boolean {
  return side === 'buy' ? limitPrice >= last : limitPrice <= last;
}

/** Exact where it is close; an order far above the least notional is seen to be so in float. */
function isTooSmall(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits): boolean {
  const least = instrument.minNotionalFloat;
  if (least === 0 || priceToFloat(instrument, price) * quantityToFloat(instrument, quantity) > least * 1.001)
    return false;
  return notional(instrument, price, quantity) < instrument.minNotional;
}

export function isOnLot(quantity: QuantityUnits, instrument: Instrument): boolean {
  return Number.isSafeInteger(quantity) && quantity > 0 && quantity % instrument.lotUnits === 0;
}

export function isOnTick(price: PriceUnits, instrument: Instrument): boolean {
  return Number.isSafeInteger(price) && price > 0 && price % instrument.tickUnits === 0;
}
