import { parentPort } from 'node:worker_threads';
import { assert } from '../../core/assert.js';
import { type JobAnswer, type JobRequest, sendError } from './job-messages.js';

/** A thread's side of the pool: does one job after the other, and says how each went. Plain data in and out. */
export function serveJobs<Job, Result>(run: (job: Job) => Promise<Result>): void {
  const port = parentPort;
  assert(port !== null, 'jobs are served in a worker thread');
  const commons = new Map<number, unknown>();
  const wholeOf = ({ job, common }: JobRequest<Job>): Job => {
    if (common === undefined) return job;
    if ('value' in common) commons.set(common.id, common.value);
    return { ...job, [common.key]: commons.get(common.id) };
  };
  port.on('message', async (request: JobRequest<Job>) => {
    const { index } = request;
    let answer: JobAnswer<Result>;
    try {
      answer = { index, kind: 'done', result: await run(wholeOf(request)) };
    } catch (error) {
      answer = { index, kind: 'failed', error: sendError(error) };
    }
    port.postMessage(answer);
  });
}
