import { breathe } from '../../workers/breathe.js';
import { type JobOutcome, WorkerPool } from '../../workers/worker-pool.js';
import type { BranchJob } from '../branches/branch-job.js';
import type { BranchRunner } from '../branches/branch-runner.js';
import type { MarketData } from '../branches/market-data.js';
import type { CodeOf } from '../branches/open-branch.js';
import { type FinishedBranch, runBranch } from '../branches/run-branch.js';
import { createThreadMemory } from '../branches/thread-memory.js';
import type { Rehearsal } from '../rehearsal.js';
import { receiveBranch, type SentBranch, sendBranch } from './sent-branch.js';

/** What every thread is started with: plain data, columns on shared memory. */
export interface BranchThreadData {
  readonly market: MarketData;
  readonly rehearsal: Rehearsal | null;
}

export interface BranchThreads {
  readonly workers: number;
  /** How many branches there will be; Infinity: nobody knows. More threads are not started. */
  readonly expected: number;
  /** What a thread does before its first branch; null: nothing. */
  readonly rehearsal: Rehearsal | null;
  readonly signal: AbortSignal;
}

/** So many at once: one in this thread, which has the engine loaded already, the others in threads of their own. */
export function branchesInThreads(
  market: MarketData,
  { workers, expected, rehearsal, signal }: BranchThreads,
): BranchRunner {
  const program = new URL('./branch-worker.js', import.meta.url);
  const shared: BranchThreadData = { market, rehearsal };
  const threads = workers - 1;
  const pool = new WorkerPool<BranchJob, SentBranch>({ program, shared, common: 'base', threads, signal });
  // At once: they load their program while the parent is run.
  pool.start(expected - 1);
  const memory = createThreadMemory();
  return {
    async run(branches, onDone) {
      const codes = new Map(branches.map(({ job, codeOf }) => [job, codeOf]));
      const outcomes: JobOutcome<FinishedBranch>[] = [];
      await pool.run(
        branches.map(({ job }) => job),
        {
          here: async (job, stop) => {
            const codeOf = codes.get(job) as CodeOf;
            return sendBranch(await runBranch(job, { codeOf, market, memory }, () => breathe(stop)));
          },
          onDone: (index, outcome) => {
            outcomes[index] = outcome.ok ? { ok: true, result: receiveBranch(outcome.result) } : outcome;
            onDone(outcomes[index]);
          },
        },
      );
      return outcomes;
    },
    close: () => pool.close(),
  };
}
