import type { BarColumns } from '../../../core/bar-columns.js';
import type { TickData } from '../../../kernel/ticks/tick-series.js';
import type { MarketTerms } from '../../prepare/market-terms.js';

/** The market of a run, by data set: what all of its branches share. Plain data on shared memory. */
export interface MarketData {
  readonly bars: readonly BarColumns[];
  /** Null where bars are the data. */
  readonly ticks: readonly (TickData | null)[];
  readonly dataHashes: readonly string[];
  /** Empty on a spot market without margin. */
  readonly terms: readonly MarketTerms[];
}
