import type { SignalEmitted } from '../../../events/signal-events.js';

/** The desk's own wish to be flat, as if the strategy had said so. */
export function closingSignal(
  strategyIndex: number,
  instrumentIndex: number,
  tsMs: number,
  reason: string,
): SignalEmitted {
  return {
    kind: 'SignalEmitted',
    seq: 0,
    tsMs,
    strategyIndex,
    instrumentIndex,
    direction: 'flat',
    strength: 1,
    reason,
    indicators: {},
    targetQuantity: null,
    entry: null,
    exits: null,
  };
}
