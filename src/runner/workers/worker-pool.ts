import { Worker } from 'node:worker_threads';
import { RunError } from '../../core/errors.js';
import { type JobAnswer, type JobRequest, receiveError } from './job-messages.js';

/** How a job went: one that failed does not keep the others from finishing. */
export type JobOutcome<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: Error };

export interface WorkerPoolOptions<Job> {
  /** The program of the threads, which calls serveJobs. */
  readonly program: URL;
  /** What every thread is started with: plain data, columns on shared memory. */
  readonly shared: unknown;
  /** The entry of a job that many jobs have in common, as one object: each thread is sent it once. Default: none. */
  readonly common?: keyof Job & string;
  readonly threads: number;
  readonly signal: AbortSignal;
}

const HEARD = ['message', 'error', 'exit'] as const;

/**
 * Threads that do jobs. Each has one at a time and gets the next when it has answered, so a slow job holds up nobody;
 * outcomes are in the order of the jobs, whoever did them.
 */
export class WorkerPool<Job, Result> {
  private readonly options: WorkerPoolOptions<Job>;
  private readonly workers: Worker[] = [];
  /** Numbers of the parts that jobs have in common, and which of them each thread has. */
  private readonly commonIds = new Map<unknown, number>();
  private readonly sent = new Map<Worker, Set<number>>();

  constructor(options: WorkerPoolOptions<Job>) {
    this.options = options;
  }

  /**
   * @param onDone hears of each outcome as it comes.
   * @throws what the signal says when it is aborted, and RunError WORKER_EXITED when a thread ends by itself.
   */
  async run(
    jobs: readonly Job[],
    onDone: (index: number, outcome: JobOutcome<Result>) => void = () => {},
  ): Promise<JobOutcome<Result>[]> {
    const { signal, threads } = this.options;
    signal.throwIfAborted();
    const outcomes: JobOutcome<Result>[] = new Array(jobs.length);
    if (jobs.length === 0) return outcomes;
    while (this.workers.length < Math.min(threads, jobs.length)) this.workers.push(this.startWorker());
    let next = 0;
    let open = jobs.length;
    await new Promise<void>((resolve, reject) => {
      const abort = () => settle(() => reject(signal.reason));
      const settle = (end: () => void) => {
        signal.removeEventListener('abort', abort);
        // By name: a Worker has listeners of its own, which open its port again for the next run.
        for (const worker of this.workers) for (const event of HEARD) worker.removeAllListeners(event);
        end();
      };
      const give = (worker: Worker) => {
        if (next >= jobs.length) return;
        worker.postMessage(this.requestFor(worker, next, jobs[next++]));
      };
      signal.addEventListener('abort', abort, { once: true });
      for (const worker of this.workers) {
        worker.on('message', (answer: JobAnswer<Result>) => {
          give(worker);
          const outcome = outcomeOf(answer);
          outcomes[answer.index] = outcome;
          onDone(answer.index, outcome);
          if (--open === 0) settle(resolve);
        });
        worker.on('error', (error) => settle(() => reject(error)));
        worker.on('exit', (code) => settle(() => reject(exitedError(code))));
        give(worker);
      }
    });
    return outcomes;
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    this.sent.clear();
    await Promise.all(this.workers.splice(0).map((worker) => worker.terminate()));
  }

  private requestFor(worker: Worker, index: number, job: Job): JobRequest<Job> {
    const key = this.options.common;
    if (key === undefined) return { index, job };
    const value = job[key];
    const id = this.commonIds.get(value) ?? this.commonIds.size;
    this.commonIds.set(value, id);
    const sent = this.sent.get(worker) ?? new Set();
    this.sent.set(worker, sent);
    const isKnown = sent.has(id);
    sent.add(id);
    return { index, job: { ...job, [key]: null }, common: { key, id, ...(isKnown ? {} : { value }) } };
  }

  private startWorker(): Worker {
    return new Worker(this.options.program, { workerData: this.options.shared });
  }
}

function outcomeOf<Result>(answer: JobAnswer<Result>): JobOutcome<Result> {
  if (answer.kind === 'done') return { ok: true, result: answer.result };
  return { ok: false, error: receiveError(answer.error) };
}

function exitedError(code: number): RunError {
  return new RunError({
    code: 'WORKER_EXITED',
    message: `A worker thread ended with code ${code} before it had a result.`,
    remedy: 'Run with --workers 1 to see the error where it happens.',
    values: { code },
  });
}
