import type { BarColumns } from '../core/bar-columns.js';
import type { BranchRecord, RunResult } from './run-result.js';

/** Everything a report shows. The same input gives the same bytes: there is no clock, locale or path in it. */
export interface ReportInput {
  readonly result: RunResult;
  /** The records of `result.branches`, in the same order: the first is the run itself. */
  readonly branches: readonly BranchRecord[];
  /** The bars traded on, cut to the period of the run; empty when a report should do without price charts. */
  readonly prices: readonly PriceHistory[];
  /** The engine version, for example `0.1.0`. */
  readonly generatedBy: string;
}

/** The bars of one symbol. */
export interface PriceHistory {
  readonly symbol: string;
  /** 0 for bars that are not of one length. */
  readonly intervalMs: number;
  readonly bars: BarColumns;
}
