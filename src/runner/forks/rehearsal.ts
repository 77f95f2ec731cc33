import { type BarColumns, sliceBarColumns } from '../../core/bar-columns.js';
import type { EngineScenario } from '../engine-scenario.js';
import { loadCode } from '../user-files/resolve-code.js';
import { branchesInTurn } from './branches/branch-runner.js';
import type { MarketData } from './branches/market-data.js';
import type { CheckedBranch, CheckedFork } from './checked-forks.js';
import { runForked } from './run-forked.js';

/** What is rehearsed: a run and branches of it. Plain data. */
export interface Rehearsal {
  readonly scenario: EngineScenario;
  readonly branches: readonly EngineScenario[];
}

/** Bars of the first data set: long enough that all code of a branch is run, much too short to be waited for. */
const BARS = 1500;
/** Of all data sets together: a shorter run is over before a rehearsal has paid. */
const RUN_BARS_MIN = 500_000;
const BRANCHES = 2;

/**
 * What to rehearse before a run with these forks; null: nothing, since it would not pay, or because the run calls code of
 * the user's, which might keep something outside of its state.
 */
export function rehearsalOf(
  scenario: EngineScenario,
  forks: readonly CheckedFork[],
  { bars, ticks }: MarketData,
): Rehearsal | null {
  const count = bars.reduce((sum, { length }) => sum + length, 0);
  if (forks.length === 0 || count < RUN_BARS_MIN || ticks.some((one) => one !== null)) return null;
  const branches = forks
    .flatMap((fork) => fork.branches)
    .filter(({ added, removed }) => added.length === 0 && removed.length === 0)
    .slice(0, BRANCHES)
    .map((branch) => withoutValidation(branch.scenario));
  if (branches.length === 0) branches.push(withoutValidation(scenario));
  const rehearsal = { scenario: withoutValidation(scenario), branches };
  return [rehearsal.scenario, ...branches].every(isBuiltIn) ? rehearsal : null;
}

/**
 * Runs the beginning of a run with branches, for nothing. V8 compiles a function for the objects that it has seen so far:
 * compiled in a long run without branches, it would be thrown away and compiled again with the first of them. Nothing is
 * kept, and what fails here will fail in the run itself, where it is told.
 */
export async function rehearse({ scenario, branches }: Rehearsal, market: MarketData): Promise<void> {
  try {
    const small = { ...market, bars: firstBars(market.bars) };
    const input = { scenario, ...(await loadCode(scenario)), ...small };
    const { tsMs, length } = small.bars[0];
    const moment = { kind: 'at', tsMs: tsMs[length >> 1] } as const;
    const checked = await Promise.all(branches.map(branchOf));
    const runner = branchesInTurn(small);
    await runForked(input, { forks: [{ moment, branches: checked }], grafts: NO_GRAFTS, runner });
  } catch {
    // Told by the run itself.
  }
}

const NO_GRAFTS = { of: () => [], repairs: [] };

async function branchOf(scenario: EngineScenario, index: number): Promise<CheckedBranch> {
  return {
    name: `rehearsal-${index}`,
    changes: [],
    scenario,
    code: await loadCode(scenario),
    removed: [],
    added: [],
    market: [],
    warmupBars: null,
    forks: [],
  };
}

/** All that opened before the first data set's bars are over. */
function firstBars(bars: readonly BarColumns[]): BarColumns[] {
  const { tsMs, length } = bars[0];
  const beforeMs = length > BARS ? tsMs[BARS] : Number.POSITIVE_INFINITY;
  return bars.map((one) => {
    const end = one.tsMs.findIndex((at) => at >= beforeMs);
    return end < 0 ? one : sliceBarColumns(one, 0, end);
  });
}

function isBuiltIn({ strategies, allocator, risk }: EngineScenario): boolean {
  return (
    strategies.every(({ file }) => file === null) && allocator.model !== 'custom' && (risk.rules ?? []).length === 0
  );
}

/** Shares are tried by forks in their turn: that takes long, and compiles nothing else. */
function withoutValidation(scenario: EngineScenario): EngineScenario {
  const { validate: _, ...allocator } = scenario.allocator;
  return { ...scenario, allocator };
}
