import { setImmediate } from 'node:timers/promises';
import { ResampleTables } from '../../../analytics/comparison/resample-tables.js';
import { type JobOutcome, WorkerPool } from '../../workers/worker-pool.js';
import type { BranchJob } from './branch-job.js';
import type { MarketData } from './market-data.js';
import type { CodeOf } from './open-branch.js';
import { type PackedRecord, unpackRecord } from './packed-record.js';
import { type FinishedBranch, runBranch } from './run-branch.js';

/** A branch that is ready to run, with its code for whoever runs it in this very thread. */
export interface ReadyBranch {
  readonly job: BranchJob;
  readonly codeOf: CodeOf;
}

/** A branch that is over, as a thread sends it. */
export interface SentBranch extends Omit<FinishedBranch, 'record'> {
  readonly packed: PackedRecord;
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
      const tables = new ResampleTables();
      const outcomes: JobOutcome<FinishedBranch>[] = [];
      for (const { job, codeOf } of branches) {
        const outcome = await outcomeOf(
          () => runBranch(job, { codeOf, market, tables }, () => breathe(signal)),
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

/** In threads, as many at once as there are. */
export function branchesInThreads(market: MarketData, threads: number, signal: AbortSignal): BranchRunner {
  const program = new URL('./branch-worker.js', import.meta.url);
  const pool = new WorkerPool<BranchJob, SentBranch>({ program, shared: market, common: 'base', threads, signal });
  return {
    async run(branches, onDone) {
      const outcomes: JobOutcome<FinishedBranch>[] = [];
      await pool.run(
        branches.map(({ job }) => job),
        (index, outcome) => {
          outcomes[index] = received(outcome);
          onDone(outcomes[index]);
        },
      );
      return outcomes;
    },
    close: () => pool.close(),
  };
}

function received(outcome: JobOutcome<SentBranch>): JobOutcome<FinishedBranch> {
  if (!outcome.ok) return outcome;
  const { packed, ...finished } = outcome.result;
  return { ok: true, result: { ...finished, record: unpackRecord(packed) } };
}

/** A macrotask between batches: without it Ctrl-C would wait for the end of the branch. */
async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
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
