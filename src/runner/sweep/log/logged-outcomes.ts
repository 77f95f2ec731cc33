import type { RunTasks, SweepOutcome, SweepTask } from '../points/sweep-task.js';
import type { PointLog } from './point-log.js';

/** Runs what the log does not know yet, and keeps what comes of it. Outcomes are in the order of `tasks`. */
export async function loggedOutcomes(
  tasks: readonly SweepTask[],
  log: PointLog,
  run: RunTasks,
  onDone: () => void,
): Promise<SweepOutcome[]> {
  const outcomes = new Map<string, SweepOutcome>();
  const left: SweepTask[] = [];
  for (const task of tasks) {
    const known = log.takeOutcome(task);
    if (known === null) left.push(task);
    else outcomes.set(task.id, known);
    if (known !== null) onDone();
  }
  await run(left, (task, outcome) => {
    outcomes.set(task.id, log.append(task, outcome));
    onDone();
  });
  return tasks.map(({ id }) => outcomes.get(id) as SweepOutcome);
}
