import type { BarColumns } from '../../core/bar-columns.js';

/** One data set of a run, whole: everything before the change too. */
export interface MarketBars {
  readonly symbol: string;
  /** 0 for bars that are not cut by time. */
  readonly intervalMs: number;
  readonly bars: BarColumns;
  /** The price step, a decimal: changed prices are rounded to it. Left out: they stay what float64 makes of them. */
  readonly tickSize?: string;
}

/** The bars of a data set that open at the moment of the change or later. */
export interface MarketTail {
  /** The row of the whole data set that the tail begins with; its length where nothing is left. */
  readonly firstRow: number;
  /** As many as there were, at the same times. Views on the data set's own memory where nothing changed. */
  readonly bars: BarColumns;
  readonly isChanged: boolean;
  /** What a person should know, one sentence each. */
  readonly notes: readonly string[];
}

/** Where a graft takes the bars of one data set from. */
export interface MarketGraft {
  /** The place of the graft among the changes. */
  readonly changeIndex: number;
  /** The place of the data set among the markets. */
  readonly marketIndex: number;
  /** Bars of the data set's interval, from before the graft's `fromMs` where there are any. */
  readonly bars: BarColumns;
}
