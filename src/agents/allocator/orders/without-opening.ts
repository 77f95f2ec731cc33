import type { SignalEmitted } from '../../../events/signal-events.js';

/**
 * What is left of a signal that may open nothing: itself if it closes or makes smaller, a close if it would turn the
 * position around, null otherwise. `position` is in base currency, negative when short.
 */
export function withoutOpening(signal: SignalEmitted, position: number): SignalEmitted | null {
  if (signal.direction === 'flat') return signal;
  const along = signal.direction === 'long' ? position : -position;
  if (along < 0) return { ...signal, direction: 'flat', targetQuantity: null, entry: null, exits: null };
  return signal.targetQuantity !== null && signal.targetQuantity < along ? signal : null;
}
