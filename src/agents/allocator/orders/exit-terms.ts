import type { Instrument } from '../../../core/instrument.js';
import type { ExitTerms, Side } from '../../../events/order-terms.js';
import type { SignalExits } from '../../../events/signal-events.js';
import { limitPrice, stopPrice } from './order-prices.js';

/** A signal's exits on the grid. They stand on the other side of the entry: a long's stop below, its take-profit above. */
export function exitTerms(exits: SignalExits, entrySide: Side, instrument: Instrument): ExitTerms {
  const exitSide = entrySide === 'buy' ? 'sell' : 'buy';
  return {
    stopPrice: stopPrice(exits.stopPrice, instrument),
    takeProfitPrice: limitPrice(exits.takeProfitPrice, exitSide, instrument),
    trailBps: exits.trailBps ?? 0,
  };
}
