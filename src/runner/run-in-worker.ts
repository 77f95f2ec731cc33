import { Worker } from 'node:worker_threads';
import { DataError, type IcarusErrorDetails, InputError, RunError } from '../core/errors.js';
import type { BranchRecord } from '../report/run-result.js';
import type { WorkerJob, WorkerMessage } from './worker-messages.js';

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
      else finish(() => reject(revive(message)));
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

const ERROR_CLASSES = { InputError, DataError, RunError } as const;

function revive(message: Extract<WorkerMessage, { kind: 'failed' }>): Error {
  const { details } = message;
  const error =
    details === null ? new Error(message.message) : restore(details.type, { ...details, message: message.message });
  error.stack = message.stack;
  return error;
}

function restore(type: string, details: IcarusErrorDetails): Error {
  const known = type in ERROR_CLASSES ? (type as keyof typeof ERROR_CLASSES) : 'RunError';
  return new ERROR_CLASSES[known](details);
}
