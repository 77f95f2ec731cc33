import { parentPort } from 'node:worker_threads';
import { assert } from '../../core/assert.js';
import { type JobAnswer, type JobRequest, sendError } from './job-messages.js';

/** A thread's side of the pool: does one job after the other, and says how each went. Plain data in and out. */
export function serveJobs<Job, Result>(run: (job: Job) => Promise<Result>): void {
  const port = parentPort;
  assert(port !== null, 'jobs are served in a worker thread');
  port.on('message', async ({ index, job }: JobRequest<Job>) => {
    let answer: JobAnswer<Result>;
    try {
      answer = { index, kind: 'done', result: await run(job) };
    } catch (error) {
      answer = { index, kind: 'failed', error: sendError(error) };
    }
    port.postMessage(answer);
  });
}
