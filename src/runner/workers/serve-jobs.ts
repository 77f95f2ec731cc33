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
  const answer = async (request: JobRequest<Job>): Promise<JobAnswer<Result>> => {
    const { index } = request;
    try {
      return { index, kind: 'done', result: await run(wholeOf(request)) };
    } catch (error) {
      return { index, kind: 'failed', error: sendError(error) };
    }
  };
  // A job may come while another is being done: it waits for its turn.
  let before: Promise<void> = Promise.resolve();
  port.on('message', (request: JobRequest<Job>) => {
    before = before.then(async () => port.postMessage(await answer(request)));
  });
}
