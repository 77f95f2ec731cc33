import type { SignalEmitted } from '../../events/signal-events.js';

/** What one strategy has under way in one instrument. */
export interface Track {
  /** Orders intended and not yet ended. */
  working: number;
  /** Exits that came with them and have not ended. */
  exits: number;
  /** A newer signal that waits until the working orders are off the book. */
  deferred: SignalEmitted | null;
}

export interface AllocatorState {
  /** Signals of the current timestamp, in the order of arrival. */
  pending: SignalEmitted[];
  lastIntentId: number;
  /** By strategy, then instrument. */
  readonly tracks: Track[][];
}

export function createAllocatorState(strategyCount: number, instrumentCount: number): AllocatorState {
  return {
    pending: [],
    lastIntentId: 0,
    tracks: Array.from({ length: strategyCount }, () =>
      Array.from({ length: instrumentCount }, () => ({ working: 0, exits: 0, deferred: null })),
    ),
  };
}
