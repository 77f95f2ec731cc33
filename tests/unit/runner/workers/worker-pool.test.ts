import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.js';
import { type JobOutcome, WorkerPool } from '../../../../src/runner/workers/worker-pool.js';

interface Job {
  readonly value: number;
  readonly waitMs?: number;
  /** What becomes of it; default: its result. */
  readonly ends?: 'fails' | 'fails with a code' | 'throws' | 'exits' | 'never';
}

/** A thread that does what its jobs say: it speaks the pool's messages, as serveJobs does. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
import { parentPort, threadId, workerData } from 'node:worker_threads';
const sent = (message, details) => ({ message, stack: message + ' where it happened', details });
const details = { type: 'InputError', code: 'MADE_UP', remedy: 'Mend it.', values: { n: 1 } };
if (workerData.broken) throw new Error('the program is broken');
let before = Promise.resolve();
parentPort.on('message', ({ index, job }) => {
  before = before.then(() => new Promise((resolve) => begin(index, job, resolve)));
});
function begin(index, job, resolve) {
  const answer = (rest) => setTimeout(() => resolve(parentPort.postMessage({ index, ...rest })), job.waitMs ?? 0);
  switch (job.ends) {
    case 'fails': return answer({ kind: 'failed', error: sent('no ' + job.value, null) });
    case 'fails with a code': return answer({ kind: 'failed', error: sent('no ' + job.value, details) });
    case 'throws': throw new Error('thrown ' + job.value);
    case 'exits': return process.exit(3);
    case 'never': for (;;);
    default: answer({ kind: 'done', result: { sum: job.value + workerData.base, threadId } });
  }
}`)}`,
);

interface Result {
  readonly sum: number;
  readonly threadId: number;
}

const pools: WorkerPool<Job, Result>[] = [];

function poolOf(threads: number, signal: AbortSignal = new AbortController().signal): WorkerPool<Job, Result> {
  const pool = new WorkerPool<Job, Result>({ program: PROGRAM, shared: { base: 100 }, threads, signal });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

const sums = (outcomes: readonly JobOutcome<Result>[]) =>
  outcomes.map((one) => (one.ok ? one.result.sum : one.error.message));
const threadsOf = (outcomes: readonly JobOutcome<Result>[]) =>
  new Set(outcomes.map((one) => (one.ok ? one.result.threadId : null)));

describe('WorkerPool', () => {
  it.each([1, 2, 3])('with %i threads: outcomes in the order of the jobs, each heard of once', async (threads) => {
    // The first take longest: done last, first in the list.
    const jobs = [60, 30, 0, 0, 0].map((waitMs, value) => ({ value, waitMs }));
    const heard: number[] = [];
    const pool = poolOf(threads);
    // They are all up before anything depends on who is done first.
    await pool.run(Array.from({ length: threads }, () => ({ value: 0 })));
    const outcomes = await pool.run(jobs, {
      onDone: (index, outcome) => {
        expect(outcome).toMatchObject({ ok: true, result: { sum: 100 + index } });
        heard.push(index);
      },
    });
    expect(sums(outcomes)).toEqual([100, 101, 102, 103, 104]);
    expect([...heard].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(threadsOf(outcomes).size).toBe(threads);
    if (threads === 1) expect(heard).toEqual([0, 1, 2, 3, 4]);
    if (threads === 3) expect(heard.at(-1)).toBe(0);
  });

  it('works along where it is told how, and the thread it runs in does its share', async () => {
    const here = async ({ value, waitMs = 0 }: Job) => {
      await setTimeout(waitMs);
      return { sum: 100 + value, threadId };
    };
    const jobs = Array.from({ length: 40 }, (_, value) => ({ value, waitMs: 5 }));
    const heard: number[] = [];
    const outcomes = await poolOf(2).run(jobs, { here, onDone: (index) => heard.push(index) });
    expect(sums(outcomes)).toEqual(jobs.map(({ value }) => 100 + value));
    expect([...heard].sort((a, b) => a - b)).toEqual(jobs.map(({ value }) => value));
    expect(threadsOf(outcomes).size).toBe(3);
    expect(threadsOf(outcomes)).toContain(threadId);
    // A single job needs no other thread.
    expect(threadsOf(await poolOf(2).run([{ value: 1 }], { here }))).toEqual(new Set([threadId]));
  });

  it('has a failure of its own as an outcome like any other', async () => {
    const here = async ({ value }: Job): Promise<Result> => {
      throw new Error(`no ${value} here`);
    };
    expect(sums(await poolOf(0).run([{ value: 1 }, { value: 2 }], { here }))).toEqual(['no 1 here', 'no 2 here']);
  });

  it('leaves nothing running behind: what is done here is told to stop, and waited for', async () => {
    let stopped = '';
    const here = async (_: Job, signal: AbortSignal): Promise<Result> => {
      while (!signal.aborted) await setTimeout(1);
      stopped = signal.reason.message;
      throw signal.reason;
    };
    const controller = new AbortController();
    const aborted = poolOf(1, controller.signal).run([{ value: 1 }, { value: 2 }, { value: 3 }], {
      here,
      onDone: () => controller.abort(new Error('enough')),
    });
    await expect(aborted).rejects.toThrow('enough');
    expect(stopped).toBe('enough');
    stopped = '';
    await expect(poolOf(1).run([{ value: 1, ends: 'exits' }, { value: 2 }], { here })).rejects.toMatchObject({
      code: 'WORKER_EXITED',
    });
    expect(stopped).not.toBe('');
  });

  it('can start its threads ahead, and tells of one that could not when jobs come', async () => {
    const ahead = poolOf(2);
    ahead.start(1);
    expect(threadsOf(await ahead.run([{ value: 1 }])).size).toBe(1);
    const broken = new WorkerPool<Job, Result>({
      program: PROGRAM,
      shared: { broken: true },
      threads: 1,
      signal: new AbortController().signal,
    });
    pools.push(broken);
    broken.start(1);
    await setTimeout(300);
    await expect(broken.run([{ value: 1 }])).rejects.toThrow('the program is broken');
  });

  it('starts no more threads than there are jobs, keeps them for the next run, and adds what that needs', async () => {
    const pool = poolOf(4);
    expect(await pool.run([])).toEqual([]);
    const first = await pool.run([{ value: 1 }]);
    const next = await pool.run([1, 2, 3].map((value) => ({ value, waitMs: 20 })));
    expect(sums(next)).toEqual([101, 102, 103]);
    expect(threadsOf(next).size).toBe(3);
    expect(threadsOf(next)).toContain([...threadsOf(first)][0]);
  });

  it('lets the others finish when a job fails, and restores the error', async () => {
    const outcomes = await poolOf(2).run([
      { value: 1, ends: 'fails' },
      { value: 2 },
      { value: 3, ends: 'fails with a code' },
      { value: 4 },
    ]);
    expect(sums(outcomes)).toEqual(['no 1', 102, 'no 3', 104]);
    const [plain, , known] = outcomes.map((one) => (one.ok ? null : one.error));
    expect(plain?.stack).toBe('no 1 where it happened');
    expect(known).toBeInstanceOf(InputError);
    expect(known).toMatchObject({ code: 'MADE_UP', remedy: 'Mend it.', values: { n: 1 } });
  });

  it('fails as a whole when a thread dies', async () => {
    await expect(poolOf(2).run([{ value: 1 }, { value: 2, ends: 'exits' }, { value: 3 }])).rejects.toMatchObject({
      name: 'RunError',
      code: 'WORKER_EXITED',
      message: 'A worker thread ended with code 3 before it had a result.',
    });
    await expect(poolOf(1).run([{ value: 7, ends: 'throws' }])).rejects.toThrow('thrown 7');
  });

  it('stops when it is told to, and ends threads that never would', async () => {
    const controller = new AbortController();
    const pool = poolOf(2, controller.signal);
    const run = pool.run([{ value: 1 }, { value: 2, ends: 'never' }], {
      onDone: () => controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
    await pool.close();
    await expect(pool.run([{ value: 1 }])).rejects.toThrow('enough');
  });
});
