import { Worker } from 'node:worker_threads';
import { RunError } from '../core/errors.js';
import type { BranchRecord } from '../report/run-result.js';
import type { WorkerJob, WorkerMessage } from './worker-messages.js';
import { receiveError } from './workers/job-messages.js';

export interface WorkerHooks {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Runs a backtest in a thread of its own: the same code on the same bars, hence the same fingerprint. */
export function runInWorker(job: WorkerJob, hooks: WorkerHooks): Promise<BranchRecord> {
  const { signal } = hooks;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backtest-worker.js', import.meta.url), { workerData: job });
    const abort = () => finish(() => reject(signal.reason));
    const finish = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') hooks.onProgress(message.done, message.total);
      else if (message.kind === 'done') finish(() => resolve(message.record));
      else finish(() => reject(receiveError(message.error)));
    });
    worker.on('error', (error) => finish(() => reject(error)));
    worker.on('exit', (code) =>
      finish(() =>
        reject(
          new RunError({
            code: 'WORKER_EXITED',
            message: `The worker thread ended with code ${code} before it had a result.`,
            remedy: 'Run without --worker to see the error where it happens.',
            values: { code },
          }),
        ),
      ),
    );
  });
}
