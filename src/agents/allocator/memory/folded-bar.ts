import type { BarClosed } from '../../../events/market-events.js';

/** A longer bar in the making: it ends at a multiple of its length in UTC. Plain data. */
export interface FoldedBar {
  /** 0: nothing has been seen. */
  endTsMs: number;
  high: number;
  low: number;
  close: number;
}

export function createFoldedBar(): FoldedBar {
  return { endTsMs: 0, high: 0, low: 0, close: 0 };
}

/**
 * Adds a bar that has closed, and hands over the longer bar when it is complete: with the bar that closes at its end, or
 * with the next one where that is missing. Nothing of the future is in it.
 */
export function foldBar(fold: FoldedBar, bar: BarClosed, everyMs: number, onComplete: (bar: FoldedBar) => void): void {
  const endTsMs = Math.ceil(bar.tsMs / everyMs) * everyMs;
  if (fold.endTsMs !== endTsMs) {
    if (fold.endTsMs > 0) onComplete(fold);
    fold.endTsMs = endTsMs;
    fold.high = bar.high;
    fold.low = bar.low;
  }
  fold.high = Math.max(fold.high, bar.high);
  fold.low = Math.min(fold.low, bar.low);
  fold.close = bar.close;
  if (bar.tsMs !== endTsMs) return;
  onComplete(fold);
  fold.endTsMs = 0;
}
