import { workerData } from 'node:worker_threads';
import type { EngineScenario } from '../../engine-scenario.js';
import { importOnce } from '../../user-files/import-once.js';
import { loadCode } from '../../user-files/resolve-code.js';
import { serveJobs } from '../../workers/serve-jobs.js';
import type { BranchJob } from '../branches/branch-job.js';
import { runBranch } from '../branches/run-branch.js';
import { createThreadMemory } from '../branches/thread-memory.js';
import { rehearse } from '../rehearsal.js';
import type { ScenarioCode } from '../scenario-code.js';
import type { BranchThreadData } from './branches-in-threads.js';
import { type SentBranch, sendBranch } from './sent-branch.js';

/*
 * The program of a thread that runs branches. The market comes as shared memory; code is loaded here, each file once,
 * since functions cannot be sent.
 */
const { market, rehearsal } = workerData as BranchThreadData;
const importFile = importOnce();
const memory = createThreadMemory();

if (rehearsal !== null) await rehearse(rehearsal, market);
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
