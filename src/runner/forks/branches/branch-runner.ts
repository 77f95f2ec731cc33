import { breathe } from '../../workers/breathe.js';
import type { JobOutcome } from '../../workers/worker-pool.js';
import type { BranchJob } from './branch-job.js';
import type { MarketData } from './market-data.js';
import type { CodeOf } from './open-branch.js';
import { type FinishedBranch, runBranch } from './run-branch.js';
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

async function outcomeOf<Result>(run: () => Promise<Result>, signal?: AbortSignal): Promise<JobOutcome<Result>> {
  try {
    return { ok: true, result: await run() };
  } catch (error) {
    // Being told to stop is no failure of the branch.
    signal?.throwIfAborted();
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
