import type { BarColumns } from '../../core/bar-columns.js';
import type { TickData } from '../../kernel/ticks/tick-series.js';
import type { MarketTerms } from './market-terms.js';

/** One data set of a run: checked, cleaned, cut to the period. */
export interface PreparedData {
  readonly symbol: string;
  readonly bars: BarColumns;
  /** Null where bars are the data; otherwise the bars are those that the run makes of the trades. */
  readonly ticks: TickData | null;
  /** SHA-256 of what is used, bars or ticks: see hashBars and hashTicks. */
  readonly hash: string;
  /** What was done to dirty data and what the data lack, in sentences, each named by symbol. */
  readonly repairs: readonly string[];
  /** Null on a spot market without margin. */
  readonly terms: MarketTerms | null;
}

export interface PrepareDataOptions {
  readonly cache: boolean;
  readonly signal?: AbortSignal;
  onProgress?(index: number, fraction: number): void;
  onNote?(note: string): void;
}
