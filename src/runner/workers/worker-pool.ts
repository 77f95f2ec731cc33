import { Worker } from 'node:worker_threads';
import { RunError } from '../../core/errors.js';
import { breathe } from './breathe.js';
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
  /** Beside the one that runs the pool. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

export interface JobRunOptions<Job, Result> {
  /**
   * Does a job in the thread that runs the pool, which then works along with the others. It gives up, by throwing, when
   * its signal is aborted. Left out: that thread only hands out.
   */
  readonly here?: (job: Job, signal: AbortSignal) => Promise<Result>;
  /** Hears of each outcome as it comes. */
  readonly onDone?: (index: number, outcome: JobOutcome<Result>) => void;
}

/** While so many jobs a thread are left, each has one waiting. */
const MANY_JOBS = 4;

/**
 * Threads that do jobs; outcomes are in the order of the jobs, whoever did them. A thread gets its next job when it has
 * answered, so that a slow one holds up nobody. Only while many are left does it have one waiting, for this thread may be
 * at a job itself when the answer comes.
 */
export class WorkerPool<Job, Result> {
  private readonly options: WorkerPoolOptions<Job>;
  private readonly workers: Worker[] = [];
  /** Numbers of the parts that jobs have in common, and which of them each thread has. */
  private readonly commonIds = new Map<unknown, number>();
  private readonly sent = new Map<Worker, Set<number>>();
  /** Why a thread ended by itself; null: none has. */
  private trouble: Error | null = null;
  /** Hears of that while jobs are run. */
  private onTrouble: (error: Error) => void = () => {};

  constructor(options: WorkerPoolOptions<Job>) {
    this.options = options;
  }

  /** Starts so many threads, as far as the pool may have them: they load their program while this thread does other things. */
  start(threads: number): void {
    while (this.workers.length < Math.min(threads, this.options.threads)) this.workers.push(this.startWorker());
  }

  /** @throws what the signal says when it is aborted, and RunError WORKER_EXITED when a thread ends by itself. */
  async run(
    jobs: readonly Job[],
    { here, onDone = () => {} }: JobRunOptions<Job, Result> = {},
  ): Promise<JobOutcome<Result>[]> {
    const { signal } = this.options;
    signal.throwIfAborted();
    if (this.trouble !== null) throw this.trouble;
    const outcomes: JobOutcome<Result>[] = new Array(jobs.length);
    if (jobs.length === 0) return outcomes;
    this.start(here === undefined ? jobs.length : jobs.length - 1);
    const many = MANY_JOBS * this.workers.length;
    const stop = new AbortController();
    let next = 0;
    let open = jobs.length;
    let own: Promise<void> = Promise.resolve();
    try {
      await new Promise<void>((resolve, reject) => {
        const end = (index: number, outcome: JobOutcome<Result>) => {
          outcomes[index] = outcome;
          onDone(index, outcome);
          if (--open === 0) resolve();
        };
        const handOut = (worker: Worker, inHand: number) => {
          const most = jobs.length - next > many ? 2 : 1;
          let held = inHand;
          for (; held < most && next < jobs.length; held++) {
            worker.postMessage(this.requestFor(worker, next, jobs[next++]));
          }
          return held;
        };
        this.onTrouble = reject;
        signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: stop.signal });
        for (const worker of this.workers) {
          let held = 0;
          worker.on('message', (answer: JobAnswer<Result>) => {
            held = handOut(worker, held - 1);
            end(answer.index, outcomeOf(answer));
          });
          held = handOut(worker, held);
        }
        const workAlong = async (run: NonNullable<typeof here>) => {
          while (next < jobs.length && !stop.signal.aborted) {
            const index = next++;
            const outcome = await tried(() => run(jobs[index], stop.signal));
            if (!stop.signal.aborted) end(index, outcome);
            await breathe();
          }
        };
        if (here !== undefined) own = workAlong(here).catch(reject);
      });
    } finally {
      this.onTrouble = () => {};
      // By name: a Worker has listeners of its own, which open its port again for the next run.
      for (const worker of this.workers) worker.removeAllListeners('message');
      stop.abort(signal.reason);
      await own;
    }
    return outcomes;
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    this.sent.clear();
    await Promise.all(
      this.workers.splice(0).map((worker) => {
        worker.removeAllListeners('exit');
        return worker.terminate();
      }),
    );
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
    const worker = new Worker(this.options.program, { workerData: this.options.shared });
    const fail = (error: Error) => {
      this.trouble ??= error;
      this.onTrouble(error);
    };
    worker.on('error', fail);
    worker.on('exit', (code) => fail(exitedError(code)));
    return worker;
  }
}

async function tried<Result>(run: () => Promise<Result>): Promise<JobOutcome<Result>> {
  try {
    return { ok: true, result: await run() };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
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
