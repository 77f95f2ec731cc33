import type { BarColumns } from '../../../core/bar-columns.js';

/** Bars of a symbol's mark price, oldest first; their volumes say nothing. Plain data on shared memory. */
export interface MarkSeries {
  readonly bars: BarColumns;
  /** Longer or shorter than the bars that are traded on, as the source has them. */
  readonly intervalMs: number;
}
