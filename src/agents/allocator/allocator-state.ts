import type { ExitTerms } from '../../events/order-terms.js';
import type { SignalEmitted } from '../../events/signal-events.js';
import type { CapitalHistory } from './capital/capital-history.js';
import type { ShareProposal } from './capital/share-proposals.js';
import type { Halt } from './halts.js';
import type { ClosedTrades } from './memory/closed-trades.js';

/** What one strategy has under way in one instrument. */
export interface Track {
  /** Orders intended and not yet ended. */
  working: number;
  /** Exits that came with them and have not ended. */
  exits: number;
  /** Where those exits were last asked to be; null before the first. */
  askedExits: ExitTerms | null;
  /** A newer signal that waits until the working orders are off the book. */
  deferred: SignalEmitted | null;
}

export interface AllocatorState {
  /** Signals of the current timestamp, in the order of arrival. */
  pending: SignalEmitted[];
  lastIntentId: number;
  /** By strategy, then instrument. */
  readonly tracks: Track[][];
  /** By strategy: the shares in force; empty before the start. */
  shares: readonly number[];
  /** Other shares that wait for an answer; null: none do. */
  proposal: ShareProposal | null;
  lastProposalId: number;
  halts: readonly Halt[];
  /** By strategy: it threw, so nothing is sent for it any more. */
  readonly frozen: boolean[];
  /** By strategy: signals that came after the barrier of their time, and were decided at the next. */
  readonly lateSignals: number[];
  /** The allocation model's own; null for one that keeps nothing. */
  readonly model: unknown;
  /** Null: no model looks back. */
  readonly history: CapitalHistory | null;
  readonly trades: ClosedTrades | null;
  /** By strategy: what its sizing remembers; null for one that does not learn. */
  readonly sizings: readonly unknown[];
}

export function createTracks(strategyCount: number, instrumentCount: number): Track[][] {
  return Array.from({ length: strategyCount }, () =>
    Array.from({ length: instrumentCount }, () => ({ working: 0, exits: 0, askedExits: null, deferred: null })),
  );
}
