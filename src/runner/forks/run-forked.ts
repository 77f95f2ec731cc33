import type { FailedBranch } from '../../report/comparison/branch-comparison.js';
import type { BranchRecord } from '../../report/run-result.js';
import type { BacktestInput } from '../backtest-input.js';
import type { BranchRunner } from './branches/branch-runner.js';
import type { MarketData } from './branches/market-data.js';
import type { CheckedFork } from './checked-forks.js';
import { marketRange } from './moments/market-range.js';
import type { ForkGrafts } from './prepare-fork-grafts.js';
import { requireInside } from './require-inside.js';
import { runForks } from './run-forks.js';
import { type RootOptions, runRoot, type SavedPoint } from './run-root.js';

export interface RunForkedOptions {
  readonly forks: readonly CheckedFork[];
  readonly grafts: ForkGrafts;
  readonly runner: BranchRunner;
  readonly root?: RootOptions;
  onBranches?(done: number, total: number): void;
}

/** A run with all of its branches. */
export interface ForkedBacktest {
  /** The first is the run itself. */
  readonly branches: readonly BranchRecord[];
  readonly failed: readonly FailedBranch[];
  readonly saved: readonly SavedPoint[];
  /** What a person should know, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Runs a scenario, then every branch that leaves it.
 * @throws InputError FORK_OUTSIDE.
 */
export async function runForked(
  input: BacktestInput & MarketData,
  { forks, grafts, runner, root: rootOptions, onBranches }: RunForkedOptions,
): Promise<ForkedBacktest> {
  requireInside(forks, marketRange(input.scenario, input));
  const moments = forks.map(({ moment }) => moment);
  const run = await runRoot(input, moments, rootOptions);
  const { scenario, strategies, riskRules = [], allocator = null } = input;
  const root = { scenario, code: { strategies, riskRules, allocator }, run, forks };
  const grown = await runForks(root, { runner, graftsOf: (branch) => grafts.of(branch), onProgress: onBranches });
  return {
    branches: [run.described.record, ...grown.branches],
    failed: grown.failed,
    saved: run.saved,
    notes: [...grafts.repairs, ...grown.notes],
  };
}
