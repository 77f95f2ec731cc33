import { workerData } from 'node:worker_threads';
import { serveJobs } from '../../workers/serve-jobs.js';
import { PointRunner } from './point-runner.js';
import type { SweepJob } from './sweep-job.js';
import type { SweepOutcome, SweepTask } from './sweep-task.js';

/* The program of a thread that runs points: strategies are loaded again here, since functions cannot be sent. */
const runner = await PointRunner.load(workerData as SweepJob);
serveJobs<SweepTask, SweepOutcome>((task) => runner.run(task));
