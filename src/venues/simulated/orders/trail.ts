import { ceilToTick, floorToTick, type Instrument, priceToFloat } from '../../../core/instrument.js';
import type { OrderTerms } from '../../../events/order-terms.js';
import type { VenueOrder } from './venue-order.js';

const BPS = 10_000;

/** A trailing stop stays behind by a price or by basis points, one of them, and by less than the whole price. */
export function trailIsValid({ conditions }: OrderTerms): boolean {
  if (conditions === null) return false;
  const { trailOffset, trailBps } = conditions;
  const byPrice = Number.isSafeInteger(trailOffset) && trailOffset > 0;
  const byBps = trailBps > 0 && trailBps < BPS;
  return byPrice !== byBps && (byPrice ? trailBps === 0 : trailOffset === 0);
}

/**
 * The price that triggers a trailing stop now, float on the tick; NaN while it does not trail yet. The grid moves it
 * away from the market, so that rounding never triggers it early.
 */
export function trailLevel(order: VenueOrder, instrument: Instrument): number {
  const { conditions, side } = order.terms;
  if (conditions === null || Number.isNaN(order.bestPrice)) return Number.NaN;
  const distance =
    conditions.trailBps > 0
      ? order.bestPrice * (conditions.trailBps / BPS)
      : priceToFloat(instrument, conditions.trailOffset);
  const level = side === 'sell' ? order.bestPrice - distance : order.bestPrice + distance;
  const onTick = side === 'sell' ? floorToTick(instrument, level) : ceilToTick(instrument, level);
  return priceToFloat(instrument, onTick);
}

/** The market has come to `price`: the stop follows it, or begins to once its starting price is reached. */
export function followMarket(order: VenueOrder, instrument: Instrument, price: number): void {
  const sells = order.terms.side === 'sell';
  if (Number.isNaN(order.bestPrice)) {
    const start = priceToFloat(instrument, order.stopPrice);
    const begins = order.stopPrice === 0 || (sells ? price >= start : price <= start);
    if (begins) order.bestPrice = price;
    return;
  }
  if (sells ? price > order.bestPrice : price < order.bestPrice) order.bestPrice = price;
}
