import type { ScenarioData } from './scenario-data.js';
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
  /** How the run is reported: never changes a decision, hence never the fingerprint. */
  readonly report: ScenarioReport;
  /** Where each value stands in the file, for errors that are found after reading. */
  readonly source: SourceMap;
}

/** Bars from `fromMs` (inclusive) to `toMs` (exclusive), by their open time; null leaves that end open. */
export interface ScenarioPeriod {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface ScenarioVenue {
  readonly kind: 'spot';
  readonly fees: { readonly makerBps: number; readonly takerBps: number };
  readonly slippage: { readonly model: 'none' } | { readonly model: 'fixed'; readonly bps: number };
  readonly latencyMs: number;
  /** The path that is assumed inside a bar. */
  readonly intrabar: 'adaptive' | 'pessimistic' | 'optimistic';
  /** Whether a limit order fills when the market only touches its price. */
  readonly limitTouch: boolean;
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
  /** As written: the strategy's own schema checks them (see validateParams). */
  readonly params: Readonly<Record<string, unknown>>;
  readonly sizing: ScenarioSizing;
}

/** `fixed`: a quantity in base currency, exact decimal string. `percent`: of the strategy's own equity. */
export type ScenarioSizing =
  | { readonly model: 'fixed'; readonly quantity: string }
  | { readonly model: 'percent'; readonly pct: number };

export interface ScenarioAllocator {
  readonly model: 'equal';
  /** Null: shares are set once, at the start. */
  readonly rebalanceMs: number | null;
}

/** A rule that is null is off. */
export interface ScenarioRisk {
  readonly maxPositionPct: number | null;
  readonly maxExposurePct: number | null;
}

export interface ScenarioReport {
  readonly equityEveryMs: number;
}
