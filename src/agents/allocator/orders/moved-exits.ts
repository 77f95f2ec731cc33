import type { Instrument } from '../../../core/instrument.js';
import type { QuantityUnits } from '../../../core/units.js';
import type { ExitTerms } from '../../../events/order-terms.js';
import type { SignalEmitted } from '../../../events/signal-events.js';
import { exitTerms } from './exit-terms.js';

/**
 * Where a signal wants the exits of a position that it already has: the exits last asked for, with those that it names
 * in their place. Null when it names none, names the same, or is not of the position's direction. An exit that was
 * never asked for is not added, and a trailing distance stays what it is.
 */
export function movedExits(
  signal: SignalEmitted,
  asked: ExitTerms | null,
  position: QuantityUnits,
  instrument: Instrument,
): ExitTerms | null {
  const sign = signal.direction === 'long' ? 1 : -1;
  if (signal.exits === null || asked === null || signal.direction === 'flat' || position * sign <= 0) return null;
  const wanted = exitTerms(signal.exits, signal.direction === 'long' ? 'buy' : 'sell', instrument);
  const movesStop = asked.stopPrice > 0 && wanted.stopPrice > 0;
  const movesTarget = asked.takeProfitPrice > 0 && wanted.takeProfitPrice > 0;
  const stopPrice = movesStop ? wanted.stopPrice : asked.stopPrice;
  const takeProfitPrice = movesTarget ? wanted.takeProfitPrice : asked.takeProfitPrice;
  if (stopPrice === asked.stopPrice && takeProfitPrice === asked.takeProfitPrice) return null;
  return { stopPrice, takeProfitPrice, trailBps: asked.trailBps };
}
