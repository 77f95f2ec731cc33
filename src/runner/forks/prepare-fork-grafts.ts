import type { EngineScenario } from '../engine-scenario.js';
import { prepareGrafts } from '../prepare/prepare-grafts.js';
import type { PrepareDataOptions } from '../prepare/prepared-data.js';
import type { MarketStep } from './branches/branch-market.js';
import type { CheckedBranch, CheckedFork } from './checked-forks.js';

/** The bars for all grafts of a scenario's branches. */
export interface ForkGrafts {
  of(branch: CheckedBranch): MarketStep['grafts'];
  /** What was done to dirty bars, in sentences. */
  readonly repairs: readonly string[];
}

export async function prepareForkGrafts(
  { data }: EngineScenario,
  forks: readonly CheckedFork[],
  options: PrepareDataOptions,
): Promise<ForkGrafts> {
  const grafts = new Map<CheckedBranch, MarketStep['grafts']>();
  const repairs = new Set<string>();
  for (const branch of allBranches(forks)) {
    const prepared = await prepareGrafts(data, branch.market, options);
    grafts.set(branch, prepared.grafts);
    for (const repair of prepared.repairs) repairs.add(repair);
  }
  return { of: (branch) => grafts.get(branch) ?? [], repairs: [...repairs] };
}

function allBranches(forks: readonly CheckedFork[]): CheckedBranch[] {
  return forks.flatMap(({ branches }) => branches.flatMap((branch) => [branch, ...allBranches(branch.forks)]));
}
