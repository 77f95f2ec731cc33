import { REBALANCE_KEY } from '../../agents/allocator/allocator.js';
import { splitEqually } from '../../agents/allocator/capital/split-equally.js';
import { RETIRE_KEY } from '../../agents/strategies/strategy-agent.js';
import type { BarColumns } from '../../core/bar-columns.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import { composeEngine, type Engine, initialCash } from '../compose/compose-engine.js';
import type { EngineScenario } from '../engine-scenario.js';
import { restoreEngine, surrenderEngine } from '../engine-snapshot.js';
import { canonicalJson } from '../scenario/canonical-json.js';
import { decisionPart } from '../scenario/decision-part.js';
import { agentTerms } from './agent-terms.js';
import type { BranchJob } from './branch-job.js';
import { branchMarket } from './branch-market.js';
import { changedDesk, type DeskChange } from './changed-desk.js';
import { justBefore } from './just-before.js';
import type { MarketData } from './market-data.js';
import { presetBooks } from './preset-books.js';
import { restartedStrategies } from './restarted-strategies.js';
import type { ScenarioCode } from './scenario-code.js';
import { warmUp } from './warm-up.js';

/** A branch that stands at its fork, ready to go on. */
export interface OpenBranch {
  readonly engine: Engine;
  /** By data set: the bars that are still to close. */
  readonly bars: readonly BarColumns[];
  /** What it and its ancestors changed, as the fingerprint says it; empty: it is the run itself. */
  readonly ancestry: readonly string[];
  /** What a person should know of the changed market, in sentences. */
  readonly notes: readonly string[];
}

/** The code of a scenario, loaded. */
export type CodeOf = (scenario: EngineScenario) => ScenarioCode;

/** Makes the engine of a branch: the parent's state, and what the branch changes. */
export function openBranch(job: BranchJob, codeOf: CodeOf, market: MarketData): OpenBranch {
  const { scenario, parentScenario, removed, replay } = job;
  const { start } = job.point;
  const code = codeOf(scenario);
  const snapshot = replay === null ? job.point.snapshot : replayParent(job, codeOf, market);
  const surrendered = replay !== null;
  const closedRows = snapshot.series.map((one) => one.closedRows);
  const own = branchMarket(scenario, market.bars, job.market, closedRows);
  const engine = composeEngine(scenario, code.strategies, {
    riskRules: code.riskRules,
    allocator: code.allocator,
    terms: market.terms,
    ticks: market.ticks,
    deposits: depositsOf(parentScenario, scenario),
  });
  if (deskOf(parentScenario) === deskOf(scenario)) restoreEngine(engine, snapshot, { surrendered });
  else {
    const change = deskChange({ ...job, point: { ...job.point, snapshot } }, code, market, engine);
    presetBooks(engine, snapshot, change.sizes);
    restoreEngine(engine, snapshot, {
      surrendered,
      adapt: (fresh) => changedDesk(engine, snapshot, fresh, change),
    });
  }
  for (const id of removed) engine.kernel.setTimer(`strategy:${id}`, RETIRE_KEY, start.tsMs);
  if (dividesAnew(parentScenario, scenario)) engine.kernel.setTimer('allocator', REBALANCE_KEY, start.tsMs);
  return { engine, bars: own.bars, ancestry: [...job.ancestry, ...changeOf(job, own.hashes)], notes: own.notes };
}

/** The parent at the fork, by running it there again: its own state, to be taken over once. */
function replayParent({ replay, rootScenario, point }: BranchJob, codeOf: CodeOf, market: MarketData): KernelSnapshot {
  const { engine, bars } =
    replay === null || replay === 'root'
      ? {
          engine: composeEngine(rootScenario, codeOf(rootScenario).strategies, { ...codeOf(rootScenario), ...market }),
          bars: market.bars,
        }
      : openBranch(replay, codeOf, market);
  engine.series.forEach((one, index) => {
    const { length } = bars[index];
    if (length > 0 && engine.ticks[index] === null) one.supply(bars[index], length, length);
    one.end();
  });
  while (engine.loop.run(justBefore(point.start.tsMs)).kind === 'paused');
  return surrenderEngine(engine);
}

function deskChange(job: BranchJob, code: ScenarioCode, market: MarketData, engine: Engine): DeskChange {
  const { scenario, parentScenario, point, warmupBars } = job;
  const { snapshot, start } = point;
  const restarted = restartedStrategies(parentScenario, scenario);
  const closedRows = snapshot.series.map((one) => one.closedRows);
  const past = branchMarket(scenario, market.bars, job.market.slice(0, -1), noRows(scenario));
  const input = { scenario, ...code, ...market, bars: past.bars };
  const agentIds = engine.kernel.agents.members.map(({ id }) => id);
  return {
    sizes: { old: parentScenario.strategies.length, fresh: scenario.strategies.length },
    changedIds: new Set(agentIds.filter((id) => agentTerms(id, parentScenario) !== agentTerms(id, scenario))),
    restartedIds: new Set(restarted.map(({ id }) => `strategy:${id}`)),
    warm: restarted.length === 0 ? null : warmUp(input, restarted, start.tsMs, closedRows, warmupBars),
  };
}

function noRows({ data }: EngineScenario): number[] {
  return data.map(() => 0);
}

/** Strategies that join bring no money of their own. */
function depositsOf(parent: EngineScenario, branch: EngineScenario): Money[] {
  const deposits = splitEqually(initialCash(parent), parent.strategies.length);
  return branch.strategies.map((_, index) => deposits[index] ?? ZERO_MONEY);
}

/** All that an engine is composed from. */
function deskOf({
  seed,
  data,
  period,
  venue,
  account,
  strategies,
  allocator,
  risk,
  compliance,
}: EngineScenario): string {
  return canonicalJson({ seed, data, period, venue, account, strategies, allocator, risk, compliance });
}

/** Whether the capital is to be divided in another way, or among others. */
function dividesAnew(parent: EngineScenario, branch: EngineScenario): boolean {
  if (parent.strategies.length !== branch.strategies.length) return true;
  return canonicalJson(parent.allocator) !== canonicalJson(branch.allocator);
}

/** What makes the branch another run than its parent, for the fingerprint; nothing where it changes nothing. */
function changeOf(
  { point, parentScenario, scenario, removed, market }: BranchJob,
  hashes: readonly string[],
): string[] {
  const step = market.at(-1);
  const changesMarket = step !== undefined && step.fromMs === point.start.tsMs && step.changes.length > 0;
  const decides = decisionPart(scenario);
  if (deskOf(parentScenario) === deskOf(scenario) && removed.length === 0 && !changesMarket) return [];
  return [canonicalJson({ atMs: point.start.tsMs, decides, removed, market: changesMarket ? hashes : [] })];
}
