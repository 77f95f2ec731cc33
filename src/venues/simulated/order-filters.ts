import { type Instrument, notional, priceToFloat, quantityToFloat, roundToTick } from '../../core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { OrderTerms } from '../../events/order-terms.js';

/** Why the venue refuses an order: the exchange's own filter names where it has one. */
export type RejectReason =
  | 'LOT_SIZE'
  | 'PRICE_FILTER'
  | 'NOTIONAL'
  | 'NO_PRICE'
  | 'STOP_WOULD_TRIGGER'
  | 'INSUFFICIENT_BALANCE';

/** Checks the terms against the symbol's grid and the market: null when they are fine. */
export function filterOrder(terms: OrderTerms, instrument: Instrument, lastPrice: number): RejectReason | null {
  const { type, side, quantity, limitPrice, stopPrice } = terms;
  if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity % instrument.lotUnits !== 0) return 'LOT_SIZE';
  const hasLimit = type === 'limit' || type === 'stop-limit';
  const hasStop = type === 'stop' || type === 'stop-limit';
  if (hasLimit && !onTick(limitPrice, instrument)) return 'PRICE_FILTER';
  if (hasStop && !onTick(stopPrice, instrument)) return 'PRICE_FILTER';
  if (Number.isNaN(lastPrice)) return 'NO_PRICE';
  const last = roundToTick(instrument, lastPrice);
  if (hasStop && (side === 'buy' ? stopPrice <= last : stopPrice >= last)) return 'STOP_WOULD_TRIGGER';
  const price = hasLimit ? limitPrice : hasStop ? stopPrice : last;
  return isTooSmall(instrument, price, quantity) ? 'NOTIONAL' : null;
}

/** Exact where it is close; an order far above the least notional is seen to be so in float. */
function isTooSmall(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits): boolean {
  const least = instrument.minNotionalFloat;
  if (least === 0 || priceToFloat(instrument, price) * quantityToFloat(instrument, quantity) > least * 1.001)
    return false;
  return notional(instrument, price, quantity) < instrument.minNotional;
}

function onTick(price: PriceUnits, instrument: Instrument): boolean {
  return Number.isSafeInteger(price) && price > 0 && price % instrument.tickUnits === 0;
}
