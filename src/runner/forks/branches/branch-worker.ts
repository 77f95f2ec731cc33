import { workerData } from 'node:worker_threads';
import type { EngineScenario } from '../../engine-scenario.js';
import { importOnce } from '../../user-files/import-once.js';
import { loadCode } from '../../user-files/resolve-code.js';
import { serveJobs } from '../../workers/serve-jobs.js';
import type { ScenarioCode } from '../scenario-code.js';
import type { BranchJob } from './branch-job.js';
import type { MarketData } from './market-data.js';
import { runBranch } from './run-branch.js';
import { type SentBranch, sendBranch } from './sent-branch.js';
import { createThreadMemory } from './thread-memory.js';

/*
 * The program of a thread that runs branches. The market comes as shared memory; code is loaded here, each file once,
 * since functions cannot be sent.
 */
const market = workerData as MarketData;
const importFile = importOnce();
const memory = createThreadMemory();

serveJobs(async (job: BranchJob): Promise<SentBranch> => {
  const codes = new Map<EngineScenario, ScenarioCode>();
  for (const scenario of scenariosOf(job)) codes.set(scenario, await loadCode(scenario, { importFile }));
  const codeOf = (scenario: EngineScenario) => codes.get(scenario) as ScenarioCode;
  return sendBranch(await runBranch(job, { codeOf, market, memory }));
});

/** The branch's own and, where the past has to be run again, those of all that it comes from. */
function scenariosOf({ scenario, base: { replay, rootScenario } }: BranchJob): EngineScenario[] {
  if (replay === null) return [scenario];
  return [scenario, ...(replay === 'root' ? [rootScenario] : scenariosOf(replay))];
}
