import type { Instrument } from '../../../core/instrument.js';
import { hasLimit, hasStop, isOnLot, isOnTick } from './order-filters.js';
import type { RejectReason } from './reject-reason.js';
import { trailIsValid } from './trail.js';
import type { VenueOrder } from './venue-order.js';

/**
 * Checks an exit that comes with an entry. Nothing is said of where the market is: that counts when the entry fills,
 * and an exit that the market has passed by then acts at once.
 */
export function filterExit(
  exit: VenueOrder,
  entry: VenueOrder,
  instrument: Instrument,
  nowMs: number,
): RejectReason | null {
  const { terms } = exit;
  const sameAccount =
    terms.strategyIndex === entry.terms.strategyIndex && terms.instrumentIndex === entry.terms.instrumentIndex;
  if (!sameAccount || terms.side === entry.terms.side) return 'REDUCE_ONLY';
  if (!isOnLot(terms.quantity, instrument)) return 'LOT_SIZE';
  if (hasLimit(terms) && !isOnTick(terms.limitPrice, instrument)) return 'PRICE_FILTER';
  if (hasStop(terms) && !isOnTick(terms.stopPrice, instrument)) return 'PRICE_FILTER';
  const { conditions } = terms;
  if (conditions?.timeInForce === 'GTD' && !(conditions.expireTsMs > nowMs)) return 'INVALID_EXPIRY';
  return terms.type === 'trailing-stop' && !trailIsValid(terms) ? 'INVALID_TRAIL' : null;
}
