import type { BranchRecord } from '../../../report/run-result.js';
import { describePart } from '../../describe/describe-branch.js';
import { fingerprintOf } from '../../fingerprint.js';
import { describeForkings, type ForkedRun } from '../forked-run.js';
import { driveForked } from '../moments/drive-forked.js';
import { marketRange } from '../moments/market-range.js';
import type { BranchJob } from './branch-job.js';
import { compareBranch } from './compare-branch.js';
import { describeFinished } from './describe-finished.js';
import type { MarketData } from './market-data.js';
import { type CodeOf, openBranch } from './open-branch.js';
import type { ThreadMemory } from './thread-memory.js';

/** A branch that is over. Plain data. */
export interface FinishedBranch {
  readonly record: BranchRecord;
  /** What its own branches need of it; null where it has none. */
  readonly run: ForkedRun | null;
  /** What it and its ancestors changed, as the fingerprint says it. */
  readonly ancestry: readonly string[];
  /** What a person should know of the changed market, in sentences. */
  readonly notes: readonly string[];
}

/** What a branch finds in its thread. */
export interface BranchSurroundings {
  readonly codeOf: CodeOf;
  readonly market: MarketData;
  readonly memory: ThreadMemory;
}

/** Runs a branch from its fork to the end of the data. Deterministic: the same in any thread. */
export async function runBranch(
  job: BranchJob,
  { codeOf, market, memory }: BranchSurroundings,
  onBatch?: () => void | Promise<void>,
): Promise<FinishedBranch> {
  const { scenario, base, moments } = job;
  const { start } = base.point;
  const range = { ...marketRange(scenario, market), afterMs: start.tsMs };
  const { run, marks } = await driveForked(() => openBranch(job, codeOf, market), moments, range, { onBatch });
  const { engine, bars, ancestry, notes } = run;
  memory.last.engine = engine;
  const described = describePart(engine, { scenario, ...codeOf(scenario), ...market, bars }, start);
  const compared = compareBranch(described.part.equity, base.since.points, {
    atMs: start.tsMs,
    equity: start.equity,
    seed: `${base.rootScenario.seed}/comparison`,
    tables: memory.tables,
  });
  const eventDigest = engine.kernel.hasher.digestHex();
  const fingerprint = fingerprintOf(base.rootScenario, market.dataHashes, eventDigest, ancestry);
  const forkings = describeForkings(engine, scenario, bars, marks, start);
  return {
    record: describeFinished(job, described, compared, fingerprint),
    run: moments.length === 0 ? null : { described, forkings },
    ancestry,
    notes,
  };
}
