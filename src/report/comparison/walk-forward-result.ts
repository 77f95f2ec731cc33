import type { Metrics } from '../../analytics/metrics.js';
import type { ParameterValue } from './sweep-result.js';

/** A walk forward: parameters are picked on the past of a window and tried on what follows. */
export interface WalkForwardResult {
  readonly trainMs: number;
  readonly testMs: number;
  /** Whether every window's past begins where the first one's does. */
  readonly anchored: boolean;
  /** What every run sees before its window without trading. */
  readonly warmupMs: number;
  /** In the order of time. */
  readonly windows: readonly WalkForwardWindow[];
  /** Time at the end of the period that made no whole window, in ms. */
  readonly unusedMs: number;
  /** The tests one after the other; null where none came to an end. */
  readonly outOfSample: OutOfSample | null;
  /**
   * What the tests returned a day over what the chosen points returned a day on their pasts, both without compounding;
   * null where the latter is not above 0 or no window has both. 1: as good as in the past; 0 or below: nothing was left.
   */
  readonly efficiency: number | null;
}

export interface WalkForwardWindow {
  readonly index: number;
  /** ISO 8601 UTC; each from its first moment to before its last. The test begins where its past ends. */
  readonly trainFrom: string;
  readonly trainTo: string;
  readonly testFrom: string;
  readonly testTo: string;
  /** Points that were run on the past, and how many of them failed. */
  readonly trials: number;
  readonly failed: number;
  /** What was best on the past; null where no point has the objective there. */
  readonly chosen: {
    readonly values: readonly ParameterValue[];
    readonly trainScore: number;
    readonly trainMetrics: Metrics;
    /** Null where the test failed. */
    readonly testScore: number | null;
    readonly testMetrics: Metrics | null;
    readonly testFingerprint: string | null;
    readonly error: { readonly code: string; readonly message: string } | null;
  } | null;
}

/** What the tests returned as one account would have: each goes on from the equity of the one before. */
export interface OutOfSample {
  /** UTC midnights at which the days begin, and the return of each, in percent. */
  readonly dayMs: readonly number[];
  readonly returnPct: readonly number[];
  readonly totalReturnPct: number;
  readonly cagrPct: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly volatilityPct: number | null;
  /** From one day's end to another's. */
  readonly maxDrawdownPct: number;
  readonly trades: number;
}
