import type { RoundTrip } from '../../analytics/round-trip.js';
import type { ComparedRun } from '../../report/comparison/run-comparison.js';
import type { ChartedCurve } from '../../report/data/down-sample-equity.js';
import type { BranchResult, RunResult } from '../../report/run-result.js';
import type { EngineScenario } from '../engine-scenario.js';

/** One of two runs that are compared, run just now or read from what an earlier one wrote. */
export interface ComparedSide {
  readonly run: ComparedRun;
  readonly result: RunResult;
  readonly branch: BranchResult;
  readonly equity: ChartedCurve;
  readonly roundTrips: readonly RoundTrip[];
  /** Null where only results are there: they do not hold the scenario. */
  readonly scenario: EngineScenario | null;
}
