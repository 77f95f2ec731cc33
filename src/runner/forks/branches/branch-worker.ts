import { workerData } from 'node:worker_threads';
import { ResampleTables } from '../../../analytics/comparison/resample-tables.js';
import type { EngineScenario } from '../../engine-scenario.js';
import { importOnce } from '../../user-files/import-once.js';
import { loadCode } from '../../user-files/resolve-code.js';
import { serveJobs } from '../../workers/serve-jobs.js';
import type { ScenarioCode } from '../scenario-code.js';
import type { BranchJob } from './branch-job.js';
import type { SentBranch } from './branch-runner.js';
import type { MarketData } from './market-data.js';
import { packRecord } from './packed-record.js';
import { runBranch } from './run-branch.js';

/*
 * The program of a thread that runs branches. The market comes as shared memory; code is loaded here, each file once,
 * since functions cannot be sent.
 */
const market = workerData as MarketData;
const importFile = importOnce();
const tables = new ResampleTables();

serveJobs(async (job: BranchJob): Promise<SentBranch> => {
  const codes = new Map<EngineScenario, ScenarioCode>();
  for (const scenario of scenariosOf(job)) codes.set(scenario, await loadCode(scenario, { importFile }));
  const codeOf = (scenario: EngineScenario) => codes.get(scenario) as ScenarioCode;
  const { record, ...finished } = await runBranch(job, { codeOf, market, tables });
  return { ...finished, packed: packRecord(record) };
});

/** The branch's own and, where the past has to be run again, those of all that it comes from. */
function scenariosOf({ scenario, base: { replay, rootScenario } }: BranchJob): EngineScenario[] {
  if (replay === null) return [scenario];
  return [scenario, ...(replay === 'root' ? [rootScenario] : scenariosOf(replay))];
}
