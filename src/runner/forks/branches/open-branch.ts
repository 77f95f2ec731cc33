import { REBALANCE_KEY } from '../../../agents/allocator/allocator.js';
import { splitEqually } from '../../../agents/allocator/capital/split-equally.js';
import { RETIRE_KEY } from '../../../agents/strategies/strategy-agent.js';
import type { BarColumns } from '../../../core/bar-columns.js';
import { type Money, ZERO_MONEY } from '../../../core/units.js';
import { ColumnsFeed } from '../../../feeds/columns-feed.js';
import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import { composeEngine, type Engine, initialCash } from '../../compose/compose-engine.js';
import type { EngineScenario } from '../../engine-scenario.js';
import { restoreEngine, surrenderEngine } from '../../engine-snapshot.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import { decisionPart } from '../../scenario/decision-part.js';
import { RunDriver } from '../../validation/run-driver.js';
import { type ValidationSetup, validationSetup } from '../../validation/validation-setup.js';
import { beforeGrowing } from '../desk/before-growing.js';
import { changedDesk, type DeskChange } from '../desk/changed-desk.js';
import { presetBooks } from '../desk/preset-books.js';
import { warmUp } from '../desk/warm-up.js';
import { justBefore } from '../moments/just-before.js';
import type { ScenarioCode } from '../scenario-code.js';
import type { BranchJob, ForkBase } from './branch-job.js';
import { branchMarket, type MarketStep } from './branch-market.js';
import type { MarketData } from './market-data.js';

/** A branch that stands at its fork, ready to go on. */
export interface OpenBranch {
  readonly engine: Engine;
  /** By data set: the bars that are still to close. */
  readonly bars: readonly BarColumns[];
  /** What it and its ancestors changed, as the fingerprint says it; empty: it is the run itself. */
  readonly ancestry: readonly string[];
  /** What a person should know of the changed market, in sentences. */
  readonly notes: readonly string[];
  /** What it takes to try the shares that its allocator asks for; null: it asks for none. */
  readonly validation: ValidationSetup | null;
}

/** The code of a scenario, loaded. */
export type CodeOf = (scenario: EngineScenario) => ScenarioCode;

/** Makes the engine of a branch: the parent's state, and what the branch changes. */
export async function openBranch(job: BranchJob, codeOf: CodeOf, market: MarketData): Promise<OpenBranch> {
  const { scenario, base, removed, difference } = job;
  const { parentScenario, replay } = base;
  const { start } = base.point;
  const code = codeOf(scenario);
  const snapshot = replay === null ? base.point.snapshot : await replayParent(base, codeOf, market);
  const surrendered = replay !== null;
  const closedRows = snapshot.series.map((one) => one.closedRows);
  const own = branchMarket(scenario, market.bars, stepsOf(job), closedRows);
  const engine = composeEngine(scenario, code.strategies, {
    riskRules: code.riskRules,
    allocator: code.allocator,
    terms: market.terms,
    ticks: market.ticks,
    deposits: depositsOf(parentScenario, scenario),
  });
  if (difference.decides === null) restoreEngine(engine, snapshot, { surrendered });
  else {
    const change = deskChange(job, snapshot, code, market);
    const startMs = justBefore(start.tsMs);
    const grows = change.sizes.fresh > change.sizes.old;
    const before = grows ? beforeGrowing({ scenario, code, market, change, startMs }, snapshot) : snapshot;
    presetBooks(engine, snapshot, change.sizes);
    restoreEngine(engine, snapshot, {
      surrendered,
      startMs,
      adapt: (fresh) => changedDesk(engine, before, fresh, change),
    });
  }
  for (const id of removed) engine.kernel.setTimer(`strategy:${id}`, RETIRE_KEY, start.tsMs);
  if (difference.dividesAnew) engine.kernel.setTimer('allocator', REBALANCE_KEY, start.tsMs);
  return {
    engine,
    bars: own.bars,
    ancestry: [...base.ancestry, ...changeOf(job, own.hashes)],
    notes: own.notes,
    validation: branchValidation(job, code, market),
  };
}

/** A changed desk has no past of its own yet: how the old one stood says nothing of it. */
function branchValidation(job: BranchJob, code: ScenarioCode, market: MarketData): ValidationSetup | null {
  const { scenario, difference, base } = job;
  if (scenario.allocator.validate === undefined) return null;
  const { bars } = branchMarket(scenario, market.bars, stepsOf(job), noRows(scenario));
  const marks = difference.decides === null ? base.point.validation : [];
  return validationSetup({ scenario, ...code, ...market, bars }, marks);
}

/** The parent at the fork, by running it there again: its own state, to be taken over once. */
async function replayParent(
  { replay, rootScenario, point }: ForkBase,
  codeOf: CodeOf,
  market: MarketData,
): Promise<KernelSnapshot> {
  const { engine, bars, validation } =
    replay === null || replay === 'root'
      ? openRoot(rootScenario, codeOf(rootScenario), market)
      : await openBranch(replay, codeOf, market);
  const feeds = bars.map((columns) => new ColumnsFeed(columns));
  await new RunDriver(engine, feeds, { validation }).driveTo(justBefore(point.start.tsMs));
  return surrenderEngine(engine);
}

function openRoot(scenario: EngineScenario, code: ScenarioCode, market: MarketData) {
  return {
    engine: composeEngine(scenario, code.strategies, { ...code, ...market }),
    bars: market.bars,
    validation: validationSetup({ scenario, ...code, ...market }),
  };
}

function deskChange(
  { scenario, base, warmupBars, difference }: BranchJob,
  snapshot: KernelSnapshot,
  code: ScenarioCode,
  market: MarketData,
): DeskChange {
  const { parentScenario, point } = base;
  const { start } = point;
  const restarted = scenario.strategies.filter(({ id }) => difference.restarted.includes(id));
  const closedRows = snapshot.series.map((one) => one.closedRows);
  const pastMarket = () => branchMarket(scenario, market.bars, base.market, noRows(scenario)).bars;
  return {
    sizes: { old: parentScenario.strategies.length, fresh: scenario.strategies.length },
    changedIds: new Set(difference.changedIds),
    restartedIds: new Set(restarted.map(({ id }) => `strategy:${id}`)),
    warm:
      restarted.length === 0
        ? null
        : warmUp({ scenario, ...code, ...market, bars: pastMarket() }, restarted, start.tsMs, closedRows, warmupBars),
  };
}

/** What its ancestors and it do to the market, in order. */
function stepsOf({ base, step }: BranchJob): MarketStep[] {
  return [...base.market, step];
}

function noRows({ data }: EngineScenario): number[] {
  return data.map(() => 0);
}

/** Strategies that join bring no money of their own. */
function depositsOf(parent: EngineScenario, branch: EngineScenario): Money[] {
  const deposits = splitEqually(initialCash(parent), parent.strategies.length);
  return branch.strategies.map((_, index) => deposits[index] ?? ZERO_MONEY);
}

/** What makes the branch another run than its parent, for the fingerprint; nothing where it changes nothing. */
function changeOf({ base, scenario, difference, removed, step }: BranchJob, hashes: readonly string[]): string[] {
  const changesMarket = step.changes.length > 0;
  if (difference.decides === null && removed.length === 0 && !changesMarket) return [];
  const decides = difference.decides ?? decisionPart(scenario);
  const { tsMs } = base.point.start;
  return [canonicalJson({ atMs: tsMs, decides, removed, market: changesMarket ? hashes : [] })];
}
