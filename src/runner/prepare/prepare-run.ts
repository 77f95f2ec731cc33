import type { BacktestInput } from '../backtest-input.js';
import type { EngineScenario } from '../engine-scenario.js';
import { loadScenario } from '../scenario/load-scenario.js';
import type { Environment } from '../scenario/yaml/interpolate-variables.js';
import { loadAllocator, withCheckedAllocator } from '../user-files/load-allocator.js';
import { loadRiskRules, pairRiskRules, withCheckedRules } from '../user-files/resolve-risk-rules.js';
import { loadDefinitions, pairStrategies, withCheckedParams } from '../user-files/resolve-strategies.js';
import { hashesOf, prepareData } from './prepare-data.js';
import type { PreparedData } from './prepared-data.js';

/** A scenario that is ready to be run, as often as one likes. */
export interface PreparedRun {
  readonly scenario: EngineScenario;
  readonly data: readonly PreparedData[];
  /** All that a backtest depends on. The user's files are read anew each time: nothing of an earlier run is left in them. */
  load(): Promise<BacktestInput>;
}

export interface PrepareRunOptions {
  /** Path of the scenario, as the user named it. */
  readonly path: string;
  /** For `${VARIABLE}` in the scenario. */
  readonly env: Environment;
  /** Whether to keep the bars that were read for the next run. */
  readonly cache: boolean;
  readonly signal?: AbortSignal;
  /** Data sets loaded, and how many there are. */
  onProgress?(done: number, total: number): void;
  onNote?(level: 'info' | 'warn', message: string): void;
}

/** Reads a scenario and its data, and checks all that can be checked before it runs. */
export async function prepareRun(options: PrepareRunOptions): Promise<PreparedRun> {
  const { path, env, cache, signal, onProgress, onNote } = options;
  const parsed = loadScenario(path, env);
  const definitions = await loadDefinitions(parsed.strategies);
  const ruleDefinitions = await loadRiskRules(parsed);
  const withRules = withCheckedRules(withCheckedParams(parsed, definitions), parsed.source, ruleDefinitions);
  const scenario = withCheckedAllocator(withRules, parsed.source, await loadAllocator(parsed));
  const data = await prepareData(scenario, {
    cache,
    signal,
    onProgress: (index, fraction) => onProgress?.(index + fraction, scenario.data.length),
    onNote: (note) => onNote?.('info', note),
  });
  for (const { repairs } of data) for (const repair of repairs) onNote?.('warn', repair);
  return { scenario, data, load: () => loadInput(scenario, data) };
}

async function loadInput(scenario: EngineScenario, data: readonly PreparedData[]): Promise<BacktestInput> {
  return {
    scenario,
    strategies: pairStrategies(scenario, await loadDefinitions(scenario.strategies)),
    riskRules: pairRiskRules(scenario, await loadRiskRules(scenario)),
    allocator: await loadAllocator(scenario),
    bars: data.map(({ bars }) => bars),
    ticks: data.map(({ ticks }) => ticks),
    dataHashes: hashesOf(data),
    terms: data.flatMap(({ terms }) => (terms === null ? [] : [terms])),
  };
}
