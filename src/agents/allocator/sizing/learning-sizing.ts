import type { BarClosed } from '../../../events/market-events.js';
import type { SignalEmitted } from '../../../events/signal-events.js';
import type { SizingInput, SizingModel } from './sizing-model.js';

/** A sizing that goes by what has happened: bars that have closed, or trades that the strategy has closed. */
export interface LearningSizing<Memory> {
  /** Plain data: the allocator keeps it in its state. */
  createMemory(): Memory;
  /** Sees every bar of every symbol. Left out: bars are not asked for. */
  onBar?(memory: Memory, bar: BarClosed): void;
  /** How many of its last closed trades are to be remembered. Left out: none. */
  readonly tradesMax?: number;
  quantity(input: SizingInput, signal: SignalEmitted, past: SizingPast<Memory>): number;
  unfit?(signal: SignalEmitted, past: SizingPast<Memory>): string | null;
}

export interface SizingPast<Memory> {
  readonly memory: Memory;
  /** Profits of the strategy's last trades after fees, newest first, at most `tradesMax`. */
  readonly profits: Float64Array;
}

/** How a strategy's positions are sized. */
export type Sizing = SizingModel | LearningSizing<unknown>;

export function isLearning(sizing: Sizing): sizing is LearningSizing<unknown> {
  return 'createMemory' in sizing;
}

/** A sizing that learns, bound to where its past is kept. One that does not is taken as it is, and costs nothing more. */
export function bindSizing(sizing: Sizing, past: (tradesMax: number) => SizingPast<unknown>): SizingModel {
  if (!isLearning(sizing)) return sizing;
  const tradesMax = sizing.tradesMax ?? 0;
  return {
    quantity: (input, signal) => sizing.quantity(input, signal, past(tradesMax)),
    unfit: (signal) => sizing.unfit?.(signal, past(tradesMax)) ?? null,
  };
}
