import type { BarColumns } from '../core/bar-columns.js';

/**
 * A source of closed bars of one symbol, oldest first. The loop awaits it only where it has run dry: never between two
 * events of a batch.
 */
export interface Feed {
  /** The next bars, strictly later than the last, or null when there are no more. Never an empty batch. */
  nextBatch(): Promise<BarColumns | null>;
}
