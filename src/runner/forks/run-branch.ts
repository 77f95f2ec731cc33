import type { ResampleTables } from '../../analytics/comparison/resample-tables.js';
import { describePart } from '../describe/describe-branch.js';
import { fingerprintOf } from '../fingerprint.js';
import type { BranchJob } from './branch-job.js';
import { type ComparedBranch, compareBranch } from './compare-branch.js';
import { driveForked } from './drive-forked.js';
import { describeForkings, type ForkedRun } from './forked-run.js';
import type { MarketData } from './market-data.js';
import { marketRange } from './market-range.js';
import { type CodeOf, openBranch } from './open-branch.js';

/** A branch that is over. Plain data. */
export interface FinishedBranch extends ForkedRun {
  /** What it and its ancestors changed, as the fingerprint says it. */
  readonly ancestry: readonly string[];
  /** What a person should know of the changed market, in sentences. */
  readonly notes: readonly string[];
  /** Against its parent. */
  readonly compared: ComparedBranch;
}

/** What the branches of a thread share. */
export interface BranchSurroundings {
  readonly codeOf: CodeOf;
  readonly market: MarketData;
  readonly tables: ResampleTables;
}

/** Runs a branch from its fork to the end of the data. Deterministic: the same in any thread. */
export async function runBranch(
  job: BranchJob,
  { codeOf, market, tables }: BranchSurroundings,
  onBatch?: () => void | Promise<void>,
): Promise<FinishedBranch> {
  const { scenario, point, rootScenario } = job;
  const range = { ...marketRange(scenario, market), afterMs: point.start.tsMs };
  const { run, marks } = await driveForked(() => openBranch(job, codeOf, market), job.moments, range, { onBatch });
  const { engine, bars, ancestry, notes } = run;
  const input = { scenario, ...codeOf(scenario), ...market, bars };
  const described = describePart(engine, input, point.start);
  const { hasher } = engine.kernel;
  const fingerprint = fingerprintOf(rootScenario, market.dataHashes, hasher.digestHex(), ancestry);
  const result = { ...described.record.result, name: job.name, fingerprint };
  return {
    described: { ...described, record: { ...described.record, result } },
    forkings: describeForkings(engine, scenario, bars, marks, point.start),
    ancestry,
    notes,
    compared: compareBranch(described.part.equity, job.parentPoints, {
      atMs: point.start.tsMs,
      equity: point.start.equity,
      seed: `${rootScenario.seed}/comparison`,
      tables,
    }),
  };
}
