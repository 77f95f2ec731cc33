import type { SizedBarRule } from '../../kernel/bar-builders/bar-rule.js';
import type { Interval } from './interval.js';
import type { ScenarioData } from './scenario-data.js';
import type { ScenarioFork } from './scenario-forks.js';
import type { ScenarioRisk } from './scenario-risk.js';
import type { ScenarioSweep } from './scenario-sweep.js';
import type { ScenarioAllocator } from './schema/allocator-schema.js';
import type { ScenarioCompliance } from './schema/compliance-schema.js';
import type { ScenarioExecution } from './schema/execution-schema.js';
import type { ScenarioFees } from './schema/fees-schema.js';
import type { ScenarioLatency } from './schema/latency-schema.js';
import type { ScenarioSizing } from './schema/sizing-schema.js';
import type { ScenarioSlippage } from './schema/slippage-schema.js';
import type { SourceMap } from './source-map.js';

/**
 * A scenario after reading: every default filled in, every unit in its name, every path absolute, every amount of
 * money an exact decimal string. Plain data, so that it can be handed to a worker thread as it is.
 */
export interface Scenario {
  readonly name: string;
  readonly description: string | null;
  /** The seed that every agent's own random stream is derived from. */
  readonly seed: number;
  /** In the order of the file, which is the order of root events at one time. */
  readonly data: readonly ScenarioData[];
  readonly period: ScenarioPeriod;
  readonly venue: ScenarioVenue;
  readonly account: ScenarioAccount;
  readonly strategies: readonly ScenarioStrategy[];
  readonly allocator: ScenarioAllocator;
  readonly risk: ScenarioRisk;
  /** Left out: orders go from risk to execution, and there is no audit trail. */
  readonly compliance?: ScenarioCompliance;
  /** How the run is reported: never changes a decision, hence never the fingerprint. */
  readonly report: ScenarioReport;
  /** Where the run branches. Left out: nowhere. Never part of the run's own fingerprint. */
  readonly forks?: readonly ScenarioFork[];
  /** Many runs with other parameters, for `sim sweep`. Left out: none. Never part of a run's fingerprint. */
  readonly sweep?: ScenarioSweep;
  /** Where each value stands in the file, for errors that are found after reading. */
  readonly source: SourceMap;
}

/** Bars from `fromMs` (inclusive) to `toMs` (exclusive), by their open time; null leaves that end open. */
export interface ScenarioPeriod {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface ScenarioVenue {
  readonly kind: 'spot' | 'perpetual';
  /** Null: a spot market that never lends. */
  readonly margin: ScenarioMargin | null;
  readonly fees: ScenarioFees;
  readonly slippage: ScenarioSlippage;
  readonly latency: ScenarioLatency;
  /** The path that is assumed inside a bar. */
  readonly intrabar: 'adaptive' | 'pessimistic' | 'optimistic';
  /** Whether a limit order fills when the market only touches its price. */
  readonly limitTouch: boolean;
  /** The part of a bar's volume that the desk may trade; null: no limit. */
  readonly participationPct: number | null;
  /** Whether an order may take from another one of the desk. */
  readonly selfTrade: 'prevent' | 'allow';
}

/** Trading on margin. */
export interface ScenarioMargin {
  readonly mode: 'cross' | 'isolated';
  readonly leverage: number;
  /** Absolute path of a table of brackets; null: `maintenancePct` for every size. */
  readonly bracketsPath: string | null;
  readonly maintenancePct: number;
  readonly clearanceFeePct: number;
  /** Whether a position is closed as a whole, or large ones a bracket at a time. */
  readonly liquidation: 'at-once' | 'in-steps';
  /** What borrowing costs on a spot market; null: nothing. */
  readonly interest: ScenarioInterest | null;
}

/** Daily rates of borrowing, in percent. */
export interface ScenarioInterest {
  readonly cashPct: number;
  readonly coinPct: number;
}

export interface ScenarioAccount {
  /** Currency → amount as an exact decimal string. */
  readonly cash: Readonly<Record<string, string>>;
  /** The one currency that the account is kept in: the quote currency of every symbol. */
  readonly quoteCurrency: string;
}

export interface ScenarioStrategy {
  readonly id: string;
  /** As written in the scenario: a built-in name, or the path of a TypeScript file. */
  readonly use: string;
  /** Absolute path of the strategy's file; null for a built-in one. */
  readonly file: string | null;
  readonly symbols: readonly string[];
  /** The length of the bars that it gets, a multiple of its data's; both null: the data's own bars. */
  readonly interval: Interval | null;
  readonly intervalMs: number | null;
  /** What fills the bars that it gets instead, made of its symbols' trades; left out: nothing does. */
  readonly bars?: SizedBarRule;
  /** As written: the strategy's own schema checks them (see validateParams). */
  readonly params: Readonly<Record<string, unknown>>;
  readonly sizing: ScenarioSizing;
  /** Null: orders go to the venue as they are. */
  readonly execution: ScenarioExecution | null;
}

export interface ScenarioReport {
  readonly equityEveryMs: number;
}
