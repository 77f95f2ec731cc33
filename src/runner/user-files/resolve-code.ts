import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { ScenarioCode } from '../forks/scenario-code.js';
import type { Scenario } from '../scenario/scenario.js';
import type { ImportFile } from './import-once.js';
import { loadAllocator, withCheckedAllocator } from './load-allocator.js';
import { loadRiskRules, pairRiskRules, withCheckedRules } from './resolve-risk-rules.js';
import { loadDefinitions, pairStrategies, withCheckedParams } from './resolve-strategies.js';

export interface CodeOptions {
  /** Strategies by name. Default: those that come along. */
  readonly known?: Readonly<Record<string, StrategyDefinition>>;
  /** How files are imported. Default: each time anew. */
  readonly importFile?: ImportFile;
}

/**
 * The scenario with all parameters checked by the code that they are for, defaults filled in, and that code.
 * @throws InputError for code that cannot be loaded, or with the place of each wrong parameter in the scenario's file.
 */
export async function withCheckedCode(
  scenario: Scenario,
  { known, importFile }: CodeOptions = {},
): Promise<{ readonly scenario: EngineScenario; readonly code: ScenarioCode }> {
  const definitions = await loadDefinitions(scenario.strategies, known, importFile);
  const rules = await loadRiskRules(scenario, importFile);
  const allocator = await loadAllocator(scenario, importFile);
  const withRules = withCheckedRules(withCheckedParams(scenario, definitions), scenario.source, rules);
  const checked = withCheckedAllocator(withRules, scenario.source, allocator);
  return { scenario: checked, code: paired(checked, definitions, rules, allocator) };
}

/** The code of a scenario whose parameters have been checked already. */
export async function loadCode(
  scenario: EngineScenario,
  { known, importFile }: CodeOptions = {},
): Promise<ScenarioCode> {
  const definitions = await loadDefinitions(scenario.strategies, known, importFile);
  const rules = await loadRiskRules(scenario, importFile);
  return paired(scenario, definitions, rules, await loadAllocator(scenario, importFile));
}

function paired(
  scenario: EngineScenario,
  definitions: Awaited<ReturnType<typeof loadDefinitions>>,
  rules: Awaited<ReturnType<typeof loadRiskRules>>,
  allocator: AllocatorDefinition | null,
): ScenarioCode {
  return {
    strategies: pairStrategies(scenario, definitions),
    riskRules: pairRiskRules(scenario, rules),
    allocator,
  };
}
