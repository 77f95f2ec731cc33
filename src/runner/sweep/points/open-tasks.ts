import { breathe } from '../../workers/breathe.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { PointRunner } from './point-runner.js';
import type { SweepJob } from './sweep-job.js';
import type { RunTasks, SweepOutcome, SweepTask } from './sweep-task.js';

/** Where the points of a sweep are run. */
export interface OpenTasks {
  readonly run: RunTasks;
  close(): Promise<void>;
}

/**
 * Runs so many tasks at once: one in this thread, the others in threads of their own. What comes out does not depend on it.
 * @throws InputError of a strategy's, a rule's or an allocator's file.
 */
export async function openTasks(job: SweepJob, workers: number, signal: AbortSignal): Promise<OpenTasks> {
  // Also where threads do the work: what is wrong with the code shows here, as the error that it is.
  const runner = await PointRunner.load(job);
  // What goes wrong where an outcome is heard of must stop the others, as an interruption does.
  const trouble = new AbortController();
  const pool = new WorkerPool<SweepTask, SweepOutcome>({
    program: new URL('./sweep-worker.js', import.meta.url),
    shared: job,
    threads: workers - 1,
    signal: AbortSignal.any([signal, trouble.signal]),
  });
  return { run: tasksInPool(pool, runner, trouble), close: () => pool.close() };
}

function tasksInPool(
  pool: WorkerPool<SweepTask, SweepOutcome>,
  runner: PointRunner,
  trouble: AbortController,
): RunTasks {
  return async (tasks, onOutcome) => {
    await pool.run(tasks, {
      here: (task, stop) => runner.run(task, { onBatch: () => breathe(stop) }),
      onDone: (index, outcome) => {
        if (trouble.signal.aborted) return;
        try {
          // A point that fails is an outcome: whatever else goes wrong is one of the program.
          if (!outcome.ok) throw outcome.error;
          onOutcome(tasks[index], outcome.result);
        } catch (error) {
          trouble.abort(error);
        }
      },
    });
    trouble.signal.throwIfAborted();
  };
}
