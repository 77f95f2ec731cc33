import { breathe } from '../../workers/breathe.js';
import { type JobOutcome, WorkerPool } from '../../workers/worker-pool.js';
import type { BranchJob } from './branch-job.js';
import type { MarketData } from './market-data.js';
import type { CodeOf } from './open-branch.js';
import { type FinishedBranch, runBranch } from './run-branch.js';
import { receiveBranch, type SentBranch, sendBranch } from './sent-branch.js';
import { createThreadMemory } from './thread-memory.js';

/** A branch that is ready to run, with its code for whoever runs it in this very thread. */
export interface ReadyBranch {
  readonly job: BranchJob;
  readonly codeOf: CodeOf;
}

/** Runs branches, some or all at once. Outcomes are in the order of the branches, however many ran at once. */
export interface BranchRunner {
  run(
    branches: readonly ReadyBranch[],
    onDone: (outcome: JobOutcome<FinishedBranch>) => void,
  ): Promise<JobOutcome<FinishedBranch>[]>;
  close(): Promise<void>;
}

/** One after the other in this thread. */
export function branchesInTurn(market: MarketData, signal?: AbortSignal): BranchRunner {
  return {
    async run(branches, onDone) {
      const memory = createThreadMemory();
      const outcomes: JobOutcome<FinishedBranch>[] = [];
      for (const { job, codeOf } of branches) {
        const outcome = await outcomeOf(
          () => runBranch(job, { codeOf, market, memory }, () => breathe(signal)),
          signal,
        );
        outcomes.push(outcome);
        onDone(outcome);
      }
      return outcomes;
    },
    close: async () => {},
  };
}

/**
 * So many at once: one in this thread, which has the engine loaded already, the others in threads of their own.
 * @param expected how many branches there will be; Infinity: nobody knows. More threads are not started.
 */
export function branchesInThreads(
  market: MarketData,
  { workers, expected, signal }: { workers: number; expected: number; signal: AbortSignal },
): BranchRunner {
  const program = new URL('./branch-worker.js', import.meta.url);
  const threads = workers - 1;
  const pool = new WorkerPool<BranchJob, SentBranch>({ program, shared: market, common: 'base', threads, signal });
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

async function outcomeOf<Result>(run: () => Promise<Result>, signal?: AbortSignal): Promise<JobOutcome<Result>> {
  try {
    return { ok: true, result: await run() };
  } catch (error) {
    // Being told to stop is no failure of the branch.
    signal?.throwIfAborted();
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
