import { BUILT_IN } from '../../agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import { assert } from '../../core/assert.js';
import type { ResolvedStrategy } from '../compose/compose-engine.js';
import type { EngineScenario } from '../engine-scenario.js';
import { checkSymbolCount } from '../scenario/check-symbol-count.js';
import type { Scenario, ScenarioStrategy } from '../scenario/scenario.js';
import { validateParams } from '../scenario/validate-params.js';
import type { ImportFile } from './import-once.js';
import { loadStrategyFile } from './load-strategy-file.js';

/** The code of every strategy of a scenario, in its order. */
export function loadDefinitions(
  strategies: readonly ScenarioStrategy[],
  known: Readonly<Record<string, StrategyDefinition>> = BUILT_IN,
  importFile?: ImportFile,
): Promise<StrategyDefinition[]> {
  return Promise.all(
    strategies.map(async ({ use, file }) => {
      if (file !== null) return loadStrategyFile(file, importFile);
      assert(Object.hasOwn(known, use), `the scenario passed with an unknown strategy "${use}"`);
      return known[use];
    }),
  );
}

/**
 * The scenario with every strategy's parameters checked by its own schema and its defaults filled in: of one run, without
 * forks and sweep.
 * @throws InputError with the place of each wrong parameter in the scenario's file, or of too many or too few symbols.
 */
export function withCheckedParams(scenario: Scenario, definitions: readonly StrategyDefinition[]): EngineScenario {
  const { source: _, forks: __, sweep: ___, ...plain } = scenario;
  definitions.forEach(({ symbolCount }, index) => {
    checkSymbolCount(scenario, index, symbolCount);
  });
  return {
    ...plain,
    strategies: scenario.strategies.map((strategy, index) => ({
      ...strategy,
      params: validateParams(scenario, index, definitions[index].params) as Record<string, unknown>,
    })),
  };
}

/** Pairs definitions with parameters that have been checked. */
export function pairStrategies(
  scenario: EngineScenario,
  definitions: readonly StrategyDefinition[],
): ResolvedStrategy[] {
  return definitions.map((definition, index) => ({ definition, params: scenario.strategies[index].params }));
}
