import type { EquityCurve } from '../analytics/equity-curve.js';
import type { FillRecord } from '../analytics/fill-record.js';
import type { Metrics } from '../analytics/metrics.js';
import type { RoundTrip } from '../analytics/round-trip.js';
import type { BestExecutionFill, ComplianceResult } from './best-execution.js';
import type { BranchComparison, FailedBranch } from './comparison/branch-comparison.js';
import type { PackedLines } from './packed-lines.js';
import type { RuleCount } from './rule-count.js';
import type { TradeOrderResult } from './trade-order-result.js';

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
  /** Branches that came to no end, in the order of their forks; left out where there are none. */
  readonly failedBranches?: readonly FailedBranch[];
}

export interface DataSetResult {
  readonly symbol: string;
  /** The length of a bar, such as `1m`, or what fills one, such as `500 trades` or `10 BTC`. */
  readonly interval: string;
  /** What fills a bar, one of the three; left out where the clock does. */
  readonly bars?: { readonly trades?: number; readonly volume?: number; readonly notional?: number };
  readonly source: string;
  readonly rows: number;
  /** Open time of the first and close time of the last bar used, ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the columns used, hex: the same from CSV, gzip, Arrow or a database. */
  readonly hash: string;
}

/** With compliance, it also says what was blocked and flagged, and how well orders were executed. */
export interface BranchResult extends Partial<ComplianceResult> {
  readonly name: string;
  readonly parent: string | null;
  readonly forkedAt: string | null;
  /** What it changed, in words: one entry a change; empty: nothing. Left out for the run itself. */
  readonly changes?: readonly string[];
  /** Against its parent since the fork; left out for the run itself. */
  readonly comparison?: BranchComparison;
  readonly fingerprint: string;
  readonly metrics: Metrics;
  /** What its trades could have looked like in other orders; left out of branches, and where there are too few trades. */
  readonly tradeOrder?: TradeOrderResult;
  readonly counts: RunCounts;
  /** One row a strategy, in the order of the scenario. */
  readonly strategies: readonly StrategyResult[];
  /** Orders refused by a rule of the desk, or rejected by the venue (`venue: <reason>`), most frequent first. */
  readonly refusals: readonly RuleCount[];
  /** Orders made smaller by a rule, most frequent first; an order may be counted under several. */
  readonly shrinks: readonly RuleCount[];
  /** Positions that the venue closed because their margin was used up, in order. */
  readonly liquidations: readonly LiquidationResult[];
  /** When trading was halted, and for how long, in order. */
  readonly halts: readonly HaltResult[];
  /** Limits that came near, in order. */
  readonly warnings: readonly RiskWarningResult[];
  /** What was held when the run ended. */
  readonly openPositions: readonly OpenPositionResult[];
  /** Orders that an algorithm worked in slices, in the order of their ends. */
  readonly executions: readonly ExecutionResult[];
  /** How the capital was divided, each time that it was. */
  readonly allocations: readonly AllocationResult[];
  /** What proposed shares came to where they were tried, in order; left out where none were. */
  readonly validations?: readonly ValidationResult[];
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

export interface HaltResult {
  readonly ts: string;
  /** Null: the whole desk. */
  readonly strategy: string | null;
  readonly rule: string;
  /** In the rule's own unit. */
  readonly value: number;
  readonly limit: number;
  /** Whether what was held was closed. */
  readonly flatten: boolean;
  /** Null: trading never went on. */
  readonly resumedTs: string | null;
}

export interface RiskWarningResult {
  readonly ts: string;
  readonly rule: string;
  /** Null: of the whole desk. */
  readonly strategy: string | null;
  /** Null: of no symbol in particular. */
  readonly symbol: string | null;
  /** In the rule's own unit. */
  readonly value: number;
  readonly limit: number;
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

export interface AllocationResult {
  readonly ts: string;
  /** By strategy, 0..1; they sum to at most 1. */
  readonly shares: Readonly<Record<string, number>>;
  readonly reason: string;
}

/** Shares that were proposed, and tried before they went live or were dropped. */
export interface ValidationResult {
  readonly ts: string;
  readonly verdict: 'deploy' | 'reject' | 'needs-review';
  /** In force when they were proposed, by strategy. */
  readonly shares: Readonly<Record<string, number>>;
  readonly proposed: Readonly<Record<string, number>>;
  /** What the desk earned more with the proposed ones, in percentage points; null where nothing could be compared. */
  readonly differencePct: number | null;
  /** Its 95 % interval; null where chance cannot be judged. */
  readonly interval: { readonly lowPct: number; readonly highPct: number } | null;
  /** Pairs of returns, or futures, that were compared. */
  readonly observations: number;
  /** The time that was compared. */
  readonly from: string;
  readonly to: string;
  /** The figures in words. */
  readonly conclusion: string;
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
  /** What its sub-account gained; cash that was moved in or out by the allocator is no gain. */
  readonly pnl: string;
  /** Time-weighted: what one unit of its capital has become, whenever more came or went. */
  readonly returnPct: number;
  /** Of that unit, seen at the points of the equity curve and at the strategy's own fills. */
  readonly maxDrawdownPct: number;
  readonly fees: string;
  readonly trades: number;
  readonly winRatePct: number | null;
}

/** A branch with its whole record, as it stays in memory between the run and the files it writes. */
export interface BranchRecord {
  readonly result: BranchResult;
  readonly quoteCurrency: string;
  /** Bars that closed in it, of a branch behind its fork. Left out: all that its counts say. */
  readonly ownBars?: number;
  readonly equity: EquityCurve;
  readonly fills: readonly FillRecord[];
  readonly roundTrips: readonly RoundTrip[];
  /** With compliance: each fill with the decision that it is measured by, in the order of `fills`. */
  readonly bestExecution?: readonly BestExecutionFill[];
  /** With compliance: the entries of the audit trail, one a line, neither numbered nor sealed. */
  readonly audit?: PackedLines;
}
