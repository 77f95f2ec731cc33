import type { BarColumns } from '../core/bar-columns.js';
import type { TickData } from '../kernel/ticks/tick-series.js';
import type { BranchRecord } from '../report/run-result.js';
import type { EngineScenario } from './engine-scenario.js';
import type { MarketTerms } from './prepare/market-terms.js';
import type { SentError } from './workers/job-messages.js';

/** What a worker thread is started with: plain data, bars and ticks on shared memory. */
export interface WorkerJob {
  readonly scenario: EngineScenario;
  readonly bars: readonly BarColumns[];
  readonly ticks: readonly (TickData | null)[];
  readonly dataHashes: readonly string[];
  readonly terms: readonly MarketTerms[];
}

/** What it sends back. Errors lose their class on the way, so their details travel as data. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly record: BranchRecord }
  | { readonly kind: 'failed'; readonly error: SentError };
