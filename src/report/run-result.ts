import type { EquityCurve } from '../analytics/equity-curve.js';
import type { FillRecord } from '../analytics/fill-record.js';
import type { Metrics } from '../analytics/metrics.js';
import type { RoundTrip } from '../analytics/round-trip.js';

/** The schema version of result.json: raised when a field changes its meaning or goes away. */
export const RESULT_SCHEMA_VERSION = 1;

/** What result.json holds: everything that identifies a run and its numbers, small enough to read. */
export interface RunResult {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly engineVersion: string;
  readonly scenario: { readonly name: string; readonly description?: string; readonly hash: string };
  /** The currency of every amount of money. */
  readonly quoteCurrency: string;
  readonly data: readonly DataSetResult[];
  /** Plain sentences: the assumptions that the result rests on (fill model, fees, what happens inside a bar). */
  readonly assumptions: readonly string[];
  /** Plain sentences that a reader must know before trusting the numbers, such as dirty data that was repaired. */
  readonly warnings: readonly string[];
  /** The first is the run itself (`parent: null`). */
  readonly branches: readonly BranchResult[];
}

export interface DataSetResult {
  readonly symbol: string;
  readonly interval: string;
  readonly source: string;
  readonly rows: number;
  /** Open time of the first and close time of the last bar used, ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the columns used, hex: the same from CSV, gzip, Arrow or a database. */
  readonly hash: string;
}

export interface BranchResult {
  readonly name: string;
  readonly parent: string | null;
  readonly forkedAt: string | null;
  readonly fingerprint: string;
  readonly metrics: Metrics;
  readonly counts: RunCounts;
  /** One row a strategy, in the order of the scenario. */
  readonly strategies: readonly StrategyResult[];
  /** Orders refused by a rule of the desk, or rejected by the venue (`venue: <reason>`), most frequent first. */
  readonly refusals: readonly { readonly rule: string; readonly count: number }[];
  /** Positions that the venue closed because their margin was used up, in order. */
  readonly liquidations: readonly LiquidationResult[];
  /** What was held when the run ended. */
  readonly openPositions: readonly OpenPositionResult[];
  /** Orders that an algorithm worked in slices, in the order of their ends. */
  readonly executions: readonly ExecutionResult[];
}

export interface RunCounts {
  readonly bars: number;
  readonly events: number;
  readonly signals: number;
  readonly orders: number;
  readonly fills: number;
  readonly refusals: number;
  /** Orders that the venue did not take. */
  readonly rejections: number;
  readonly shrinks: number;
  /** Orders that the venue ended by its own rules. */
  readonly expired: number;
  readonly liquidations: number;
}

export interface LiquidationResult {
  readonly ts: string;
  readonly strategy: string;
  readonly symbol: string;
  /** Of the position. */
  readonly side: 'long' | 'short';
  readonly quantity: string;
  /** Where the formula says that the margin is used up. */
  readonly liquidationPrice: string;
  /** Where it was closed: beyond that price after a gap. */
  readonly price: string;
  /** The clearance fee, and what the insurance fund paid. */
  readonly fee: string;
  readonly covered: string;
}

export interface OpenPositionResult {
  readonly strategy: string;
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: string;
  /** What the open quantity was traded for on average, fees left out. */
  readonly entryPrice: string;
  readonly lastPrice: string;
  /** What closing it at the last price would realise, before fees. */
  readonly unrealized: string;
}

/** How well an order was worked. Prices are float; costs are positive when they hurt; null where nothing filled. */
export interface ExecutionResult {
  readonly strategy: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly algorithm: string;
  readonly quantity: string;
  readonly filled: string;
  readonly slices: number;
  readonly from: string;
  readonly to: string;
  /** The last price when it began. */
  readonly arrivalPrice: number;
  readonly averagePrice: number | null;
  /** Volume-weighted price of the market meanwhile. */
  readonly marketVwap: number | null;
  readonly shortfallBps: number | null;
  readonly fees: string;
}

export interface StrategyResult {
  readonly id: string;
  readonly use: string;
  readonly symbols: readonly string[];
  readonly finalEquity: string;
  readonly pnl: string;
  readonly fees: string;
  readonly trades: number;
  readonly winRatePct: number | null;
}

/** A branch with its whole record, as it stays in memory between the run and the files it writes. */
export interface BranchRecord {
  readonly result: BranchResult;
  readonly quoteCurrency: string;
  readonly equity: EquityCurve;
  readonly fills: readonly FillRecord[];
  readonly roundTrips: readonly RoundTrip[];
}
