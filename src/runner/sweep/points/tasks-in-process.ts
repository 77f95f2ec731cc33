import { setImmediate } from 'node:timers/promises';
import type { PointRunner } from './point-runner.js';
import type { RunTasks } from './sweep-task.js';

/** Runs tasks in this thread, one after the other. Rejects with the signal's reason when that is aborted. */
export function tasksInProcess(runner: PointRunner, signal: AbortSignal): RunTasks {
  const onBatch = async () => {
    // A macrotask between batches: without it Ctrl-C would wait for the end of the sweep.
    await setImmediate();
    signal.throwIfAborted();
  };
  return async (tasks, onOutcome) => {
    for (const task of tasks) {
      await onBatch();
      onOutcome(task, await runner.run(task, { onBatch }));
    }
  };
}
