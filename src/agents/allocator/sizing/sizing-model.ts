import type { SignalEmitted } from '../../../events/signal-events.js';

/** What a sizing model may look at: float, at the last price. */
export interface SizingInput {
  /** What the strategy may use: cash and marked positions of its sub-account, no more than its share. Quote currency. */
  readonly equity: number;
  readonly price: number;
  /** The signal's conviction, 0..1. */
  readonly strength: number;
}

/** Says how large a position a signal is worth. */
export interface SizingModel {
  /** The position's absolute size in base currency, not yet on the lot grid. */
  quantity(input: SizingInput, signal: SignalEmitted): number;
  /** Why it has no size for this signal, in a few words that do not change; null if it has. Left out: it always has. */
  unfit?(signal: SignalEmitted): string | null;
}
