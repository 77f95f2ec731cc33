import type { DailyReturns } from '../../../analytics/daily-returns.js';
import type { Metrics } from '../../../analytics/metrics.js';
import type { Assignment } from '../../scenario/scenario-sweep.js';

/** A part of the data: bars that open in it, and before it those that strategies see without trading. */
export interface RunWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the bars begin that are only looked at; `fromMs` where there are none. */
  readonly warmFromMs: number;
}

/** One run that a sweep asks for. Plain data. */
export interface SweepTask {
  /** Unique in the sweep, and the same whenever it is run: `point/12`, `train/3/12`, `test/3`. */
  readonly id: string;
  readonly values: Assignment;
  /** Null: the whole period. */
  readonly window: RunWindow | null;
  /** Whether the daily returns are wanted. */
  readonly keepsReturns: boolean;
}

/** What is kept of a run: its numbers, or why there are none. Plain data. */
export type SweepOutcome = FinishedPoint | FailedPoint;

export interface FinishedPoint {
  readonly kind: 'finished';
  readonly metrics: Metrics;
  readonly fingerprint: string;
  /** Null where they are not wanted. */
  readonly daily: DailyReturns | null;
}

export interface FailedPoint {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
}

/**
 * Runs tasks, in any order and as many at a time as it likes, and tells of each as it ends; resolves when all have. What
 * comes out of a task depends on the task alone. Rejects when the sweep is to stop.
 */
export type RunTasks = (
  tasks: readonly SweepTask[],
  onOutcome: (task: SweepTask, outcome: SweepOutcome) => void,
) => Promise<void>;
