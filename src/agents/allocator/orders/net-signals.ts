import type { SignalEmitted } from '../../../events/signal-events.js';

/** A signal after netting. */
export interface NettedSignal {
  readonly signal: SignalEmitted;
  /** Whether it is on the weaker side of a conflict: it may close, and open nothing. */
  readonly yields: boolean;
}

/**
 * Settles conflicts of one timestamp. On each symbol the weight of a side is Σ strength × share of its signals. The
 * weaker side yields; the signals of the stronger are scaled, in strength and in the position that they ask for, by the
 * difference of the weights over the weight of their own side. Equal weights: both yield. Signals to close take no
 * side. Of each strategy and symbol there is one signal at most.
 */
export function netSignals(signals: readonly SignalEmitted[], shares: readonly number[]): NettedSignal[] {
  const weightOf = (instrumentIndex: number, direction: 'long' | 'short') => {
    let weight = 0;
    for (const signal of signals) {
      if (signal.instrumentIndex !== instrumentIndex || signal.direction !== direction) continue;
      weight += signal.strength * shares[signal.strategyIndex];
    }
    return weight;
  };
  const faces = (signal: SignalEmitted, direction: 'long' | 'short') =>
    signals.some((other) => other.instrumentIndex === signal.instrumentIndex && other.direction === direction);
  return signals.map((signal) => {
    const { direction, instrumentIndex } = signal;
    if (direction === 'flat') return { signal, yields: false };
    const opposite = direction === 'long' ? 'short' : 'long';
    if (!faces(signal, opposite)) return { signal, yields: false };
    const own = weightOf(instrumentIndex, direction);
    const left = own - weightOf(instrumentIndex, opposite);
    return left > 0 ? { signal: scaled(signal, left / own), yields: false } : { signal, yields: true };
  });
}

function scaled(signal: SignalEmitted, factor: number): SignalEmitted {
  const { strength, targetQuantity } = signal;
  return {
    ...signal,
    strength: strength * factor,
    targetQuantity: targetQuantity === null ? null : targetQuantity * factor,
  };
}
