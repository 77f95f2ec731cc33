import type { Metrics } from '../../analytics/metrics.js';
import type { DataSetResult } from '../run-result.js';
import type { WalkForwardResult } from './walk-forward-result.js';

/** The schema version of sweep.json: raised when a field changes its meaning or goes away. */
export const SWEEP_SCHEMA_VERSION = 1;

/** What a parameter may be set to. */
export type ParameterValue = number | string | boolean;

/** What sweep.json holds: every point of a sweep, what they say together, and how far that is to be trusted. */
export interface SweepResult {
  readonly schemaVersion: typeof SWEEP_SCHEMA_VERSION;
  readonly engineVersion: string;
  /** The hash is of the scenario without its sweep. */
  readonly scenario: { readonly name: string; readonly description?: string; readonly hash: string };
  /** The currency of every amount of money. */
  readonly quoteCurrency: string;
  readonly data: readonly DataSetResult[];
  readonly assumptions: readonly string[];
  readonly warnings: readonly string[];
  /** SHA-256 of all that decides the points: scenario, data, engine and the definition of the sweep. */
  readonly key: string;
  /** In the order of the scenario, which is the order of `values` of a point. */
  readonly parameters: readonly SweptParameter[];
  /** As written. */
  readonly constraints: readonly string[];
  readonly search: SweepSearchResult;
  readonly objective: SweepObjective;
  /** By index, without a gap. */
  readonly points: readonly SweepPoint[];
  /** Indexes of the points that have the objective, best first; of equals the lower index first. */
  readonly ranking: readonly number[];
  /** How far the best point is to be trusted; null where no point has the objective. */
  readonly statistics: SweepStatistics | null;
  /** Left out: the scenario does not ask for it. */
  readonly walkForward?: WalkForwardResult;
  /** What may be concluded, in sentences. */
  readonly conclusion: string;
}

export interface SweptParameter {
  /** Where it stands in the scenario, such as `strategies.sma.params.fast`. */
  readonly path: string;
  /** The shortest ending of the path that names it alone, such as `fast`. */
  readonly name: string;
  /** Every value that it can take, in the order of the grid; null where it is continuous or a range of whole numbers. */
  readonly values: readonly ParameterValue[] | null;
  /** The range, where there are no values. */
  readonly range: {
    readonly from: number;
    readonly to: number;
    readonly scale: 'linear' | 'log';
    readonly integer: boolean;
  } | null;
}

export interface SweepSearchResult {
  readonly kind: 'grid' | 'random' | 'latin-hypercube' | 'sequential';
  /** Null: nothing was drawn. */
  readonly seed: number | null;
  /** How many points were asked for; null: all of the grid. */
  readonly wanted: number | null;
}

export interface SweepObjective {
  readonly metric: string;
  readonly minimize: boolean;
}

/** One set of parameters and what came of it. */
export interface SweepPoint {
  /** From 0, in the order of the search. */
  readonly index: number;
  /** One a parameter, in the order of `parameters`. */
  readonly values: readonly ParameterValue[];
  /** Null where the point failed. */
  readonly metrics: Metrics | null;
  /** The objective, as a number; null where the point failed or the metric could not be computed. */
  readonly score: number | null;
  readonly fingerprint: string | null;
  /** Null where it did not fail. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** How far the best of many trials is to be trusted. Null is what so few points or days cannot give. */
export interface SweepStatistics {
  /** Index of the point that is best by the objective. */
  readonly best: number;
  /** Points that came to an end: among so many the best was picked. */
  readonly trials: number;
  /** How many points with nothing in common they amount to: neighbours trade nearly alike. */
  readonly independentTrials: number | null;
  /** Daily returns of the best point. */
  readonly observations: number;
  /** The probability that the best point's Sharpe ratio is above what luck gives the best of so many trials, 0 to 1. */
  readonly deflatedSharpe: number | null;
  /** That best of luck: the Sharpe ratio (yearly) expected of the best of so many trials without any skill. */
  readonly luckySharpe: number | null;
  /** How often the best of one half of the days is below the median in the other half, 0 to 1 (PBO). */
  readonly overfitProbability: number | null;
  /** The chance of such a best point if none were better than not trading at all (White's reality check), 0 to 1. */
  readonly realityCheckP: number | null;
}
