import type { Assignment, ScenarioSweep } from '../scenario/scenario-sweep.js';
import { type AcceptsPoint, acceptsPoint } from './accepts-point.js';
import { loggedOutcomes } from './log/logged-outcomes.js';
import type { PointLog } from './log/point-log.js';
import type { RunTasks, RunWindow, SweepOutcome, SweepTask } from './points/sweep-task.js';
import { scoreOf } from './rank-scores.js';
import { nextPoints } from './search/next-points.js';
import type { Trial } from './search/trial.js';

/** A point with what came of it. */
export interface SearchedPoint {
  readonly values: Assignment;
  readonly outcome: SweepOutcome;
  /** The objective; null where it failed or has no such metric. */
  readonly score: number | null;
}

export interface SearchContext {
  readonly sweep: ScenarioSweep;
  readonly log: PointLog;
  readonly run: RunTasks;
  /** Hears how many points a search will have, as far as it is known. */
  onBegin(points: number): void;
  /** Hears of every task that has ended, or was known. */
  onDone(): void;
}

export interface SearchedSpace {
  /** The first part of the tasks' ids: `point`, `train/3`. */
  readonly name: string;
  /** Null: the whole period. */
  readonly window: RunWindow | null;
  readonly keepsReturns: boolean;
}

/** Runs every point that the sweep's search asks for, in its order. */
export async function searchSpace(
  { sweep, log, run, onBegin, onDone }: SearchContext,
  { name, window, keepsReturns }: SearchedSpace,
): Promise<SearchedPoint[]> {
  const accepts: AcceptsPoint = acceptsPoint(sweep);
  const { objective } = sweep;
  const sign = objective.minimize ? -1 : 1;
  const points: SearchedPoint[] = [];
  const trials: Trial[] = [];
  for (;;) {
    const next = nextPoints(sweep, accepts, trials);
    if (next.length === 0) return points;
    onBegin(sweep.search.kind === 'sequential' ? sweep.search.points : next.length);
    const tasks = next.map(
      (values, index): SweepTask => ({ id: `${name}/${points.length + index}`, values, window, keepsReturns }),
    );
    const outcomes = await loggedOutcomes(tasks, log, run, onDone);
    for (const [index, outcome] of outcomes.entries()) {
      const score = outcome.kind === 'finished' ? scoreOf(objective, outcome.metrics) : null;
      points.push({ values: next[index], outcome, score });
      trials.push({ values: next[index], score: score === null ? null : sign * score });
    }
  }
}
