/** What a parameter of a sweep may be set to. */
export type SweepValue = number | string | boolean;

/** One value a parameter, in the order of the sweep's parameters. */
export type Assignment = readonly SweepValue[];

/** A field of the scenario that is varied. */
export type SweepParameter = SweepList | SweepRange;

interface SweepField {
  /** Where it stands in the scenario, such as `strategies.sma.params.fast`. */
  readonly path: string;
}

/** It takes each of these values; a range with a step is such a list. */
export interface SweepList extends SweepField {
  readonly kind: 'list';
  readonly values: readonly SweepValue[];
}

/** It takes any value from `from` to `to`, both included. */
export interface SweepRange extends SweepField {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
  /** Whether equal differences or equal ratios are equally likely. */
  readonly scale: 'linear' | 'log';
  /** Whole numbers only. */
  readonly integer: boolean;
}

/** How points are picked: all of them, or so many of them. */
export type SweepSearch =
  | { readonly kind: 'grid' }
  | { readonly kind: 'random' | 'latin-hypercube' | 'sequential'; readonly points: number; readonly seed: number };

/** What the best point is best at: a metric of the run. */
export interface SweepObjective {
  readonly metric: string;
  readonly minimize: boolean;
}

/** Parameters are picked on `trainMs` of the past and tried on the `testMs` after it, again and again. */
export interface SweepWalkForward {
  readonly trainMs: number;
  readonly testMs: number;
  /** Whether every window's past begins where the first one's does, instead of moving along. */
  readonly anchored: boolean;
  /** What every run sees before its window without trading. */
  readonly warmupMs: number;
}

/** The same scenario with many sets of parameters. Never changes the run of the scenario itself. */
export interface ScenarioSweep {
  readonly parameters: readonly SweepParameter[];
  /** Comparisons that a point must satisfy, as written. */
  readonly constraints: readonly string[];
  readonly search: SweepSearch;
  readonly objective: SweepObjective;
  /** Null: the scenario does not ask for it. */
  readonly walkForward: SweepWalkForward | null;
}
