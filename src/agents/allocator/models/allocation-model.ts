import type { BarClosed } from '../../../events/market-events.js';
import type { HistoryTerms } from '../capital/capital-history.js';

/** A strategy as an allocation model sees it. */
export interface StrategyRecord {
  readonly id: string;
  /** Its sub-account's part of the desk's equity now, 0..1. */
  readonly weight: number;
  /**
   * Returns of its sub-account as fractions, oldest first, equally far apart, up to now. Cash moved in or out is no
   * return. Empty unless the model asks for a history.
   */
  readonly returns: Float64Array;
  /** Profits of its last closed trades after fees, newest first. Empty unless the model asks for them. */
  readonly profits: Float64Array;
}

/** All that an allocation model may look at besides its own state: nothing of the future. */
export interface AllocationView {
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: number;
  /** How far apart the returns are; 0 without a history. */
  readonly everyMs: number;
  /** In the order of the scenario. */
  readonly strategies: readonly StrategyRecord[];
}

export interface Allocation {
  /** By strategy, 0..1; they sum to at most 1. */
  readonly shares: readonly number[];
  /** For the record, with the figures behind it. */
  readonly reason: string;
}

/** Says how the capital is divided. Everything else (when, moving money, publishing) is the same for all models. */
export interface AllocationModel<State = unknown> {
  readonly name: string;
  /** Null: it does not look at the strategies' returns. */
  readonly history: HistoryTerms | null;
  /** How many closed trades of each strategy it looks at. */
  readonly tradesMax: number;
  /** Whether a strategy may use no more than its share, also between rebalances. */
  readonly capsUse: boolean;
  /** Plain data: the allocator keeps it in its state. */
  createState(): State;
  /** Of the instrument whose bars it asks for. Left out: it asks for none. */
  readonly instrumentIndex?: number;
  onBar?(state: State, bar: BarClosed): void;
  allocate(view: AllocationView, state: State): Allocation;
  /** Text for a rebalance in place of the allocation's own. */
  rebalanceReason?(transferCount: number): string;
}
