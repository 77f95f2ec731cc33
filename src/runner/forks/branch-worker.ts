import { workerData } from 'node:worker_threads';
import { importOnce } from '../user-files/import-once.js';
import { loadCode } from '../user-files/resolve-code.js';
import { serveJobs } from '../workers/serve-jobs.js';
import type { BranchJob } from './branch-job.js';
import type { MarketData } from './market-data.js';
import { type FinishedBranch, runBranch } from './run-branch.js';

/*
 * The program of a thread that runs branches. The market comes as shared memory; code is loaded here, each file once,
 * since functions cannot be sent.
 */
const market = workerData as MarketData;
const importFile = importOnce();

serveJobs(async (job: BranchJob): Promise<FinishedBranch> => {
  return runBranch(job, await loadCode(job.scenario, { importFile }), market);
});
