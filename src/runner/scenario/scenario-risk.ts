import type { HaltPolicy } from '../../agents/risk/halts/halt-rule.js';
import type { Confidence } from '../../agents/risk/market-risk/confidence.js';
import type { CorrelatedExposureOptions } from '../../agents/risk/rules/correlated-exposure.js';
import type { TradesPerDay } from '../../agents/risk/rules/max-trades-per-day.js';

/** The returns that a rule learns from. */
export interface ScenarioReturns {
  readonly lookback: number;
  readonly intervalMs: number;
}

export interface ScenarioTailLoss extends ScenarioReturns {
  readonly limitPct: number;
  readonly confidence: Confidence;
  readonly method: 'historical' | 'parametric' | 'monte-carlo';
  /** Null where nothing is drawn. */
  readonly samples: number | null;
}

export interface ScenarioStress {
  readonly maxLossPct: number;
  readonly scenarios: readonly { readonly name: string; readonly shocks: Readonly<Record<string, number>> }[];
}

/** A rule of the user's own. */
export interface ScenarioRiskRule {
  /** As written in the scenario. */
  readonly use: string;
  /** Absolute path. */
  readonly file: string;
  /** As written, until the rule's own schema has checked them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** A rule that is null or not there is off; what is not there leaves no trace in the fingerprint. */
export interface ScenarioRisk {
  readonly maxPositionPct: number | null;
  readonly maxExposurePct: number | null;
  readonly maxLeverage?: number;
  readonly concentrationPct?: number;
  readonly correlatedExposurePct?: CorrelatedExposureOptions & ScenarioReturns;
  readonly valueAtRiskPct?: ScenarioTailLoss;
  readonly expectedShortfallPct?: ScenarioTailLoss;
  readonly stress?: ScenarioStress;
  readonly maxDailyLossPct?: number;
  readonly maxDrawdownPct?: number;
  readonly maxStrategyDrawdownPct?: number;
  readonly maxTradesPerDay?: TradesPerDay;
  readonly orderRate?: { readonly orders: number; readonly perMs: number };
  readonly priceCollarPct?: number;
  readonly staleDataMs?: number;
  readonly symbols?: { readonly allow: readonly string[] | null; readonly deny: readonly string[] };
  readonly killSwitchTsMs?: number;
  readonly halt?: HaltPolicy;
  /** Percent of a limit. */
  readonly warnAtPct?: number;
  readonly rules?: readonly ScenarioRiskRule[];
}
