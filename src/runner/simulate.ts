import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { BUILT_IN } from '../agents/strategies/built-in.js';
import type { StrategyDefinition } from '../agents/strategies/strategy.js';
import type { BarColumns } from '../core/bar-columns.js';
import type { EventTap } from '../kernel/bus.js';
import type { BranchRecord, RunResult } from '../report/run-result.js';
import { describeRun } from './describe/describe-run.js';
import type { EngineScenario } from './engine-scenario.js';
import { branchesInTurn } from './forks/branches/branch-runner.js';
import { prepareForkGrafts } from './forks/prepare-fork-grafts.js';
import { runForked } from './forks/run-forked.js';
import { marketOf } from './prepare/market-of.js';
import { prepareBars, prepareData, withTerms } from './prepare/prepare-data.js';
import type { PreparedData } from './prepare/prepared-data.js';
import { parseScenario } from './scenario/parse-scenario.js';
import { sizedRuleOf } from './scenario/scenario-data.js';
import { importOnce } from './user-files/import-once.js';
import { withCheckedCode } from './user-files/resolve-code.js';
import { withCheckedForks } from './user-files/resolve-forks.js';

export interface SimulateOptions {
  /** The scenario as an object (what its YAML says) or as YAML text. */
  readonly scenario: object | string;
  /** Folder that relative paths in the scenario start from; default: the current one. */
  readonly baseDir?: string;
  /** What `${VARIABLE}` in the scenario is read from; default: nothing. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Strategies by the name that the scenario's `use` gives, beside the built-in ones. */
  readonly strategies?: Readonly<Record<string, StrategyDefinition>>;
  /** Bars by symbol, taken instead of loading the scenario's data; checked by the same policies. */
  readonly bars?: Readonly<Record<string, BarColumns>>;
  /** Hears every derived event of the run in order, not those of its branches. */
  readonly onEvent?: EventTap;
}

export interface Simulation {
  /** What result.json would say. */
  readonly result: RunResult;
  /** The run with every fill, trade and equity sample. */
  readonly run: BranchRecord;
  /** The run and, behind it, its branches, each from its fork on. */
  readonly branches: readonly BranchRecord[];
}

/** Runs a scenario in this process and returns everything, writing nothing: what `sim run` does, as a function. */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  const { scenario: given, env = {}, strategies = {}, baseDir = '.' } = options;
  const known = { ...BUILT_IN, ...strategies };
  const text = typeof given === 'string' ? given : stringify(given);
  const parsed = parseScenario(text, {
    path: resolve(baseDir, '(scenario)'),
    env,
    builtInStrategies: Object.keys(known),
  });
  const importFile = importOnce();
  const { scenario, code } = await withCheckedCode(parsed, { known, importFile });
  const forks = await withCheckedForks(parsed, { known, importFile });
  const data = options.bars ? await barsGiven(scenario, options.bars) : await prepareData(scenario, { cache: true });
  const grafts = await prepareForkGrafts(scenario, forks, { cache: true });
  // Bars that are given take the place of whatever the scenario names.
  const market = marketOf(data);
  const run = await runForked(
    { scenario, ...code, ...market },
    { forks, grafts, runner: branchesInTurn(market), root: { onEvent: options.onEvent } },
  );
  return { result: describeRun(scenario, data, run), run: run.branches[0], branches: run.branches };
}

async function barsGiven(
  scenario: EngineScenario,
  given: Readonly<Record<string, BarColumns>>,
): Promise<PreparedData[]> {
  const prepared: PreparedData[] = [];
  for (const data of scenario.data) {
    const bars = given[data.symbol];
    if (bars === undefined) throw new TypeError(`options.bars has no bars of ${data.symbol}`);
    const asks = [
      sizedRuleOf(data),
      ...scenario.strategies.map((one) => one.symbols.includes(data.symbol) && one.bars),
    ];
    if (asks.some(Boolean)) {
      throw new TypeError(`options.bars has bars of ${data.symbol}, but the scenario asks for bars made of its trades`);
    }
    prepared.push(await withTerms(data, prepareBars(data, bars, scenario), scenario, { cache: true }));
  }
  return prepared;
}
