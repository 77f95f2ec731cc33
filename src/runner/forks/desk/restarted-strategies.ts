import type { EngineScenario } from '../../engine-scenario.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import type { ScenarioStrategy } from '../../scenario/scenario.js';

/**
 * The strategies of the branch that start anew: those that the parent does not have, and those that would have come to
 * another state by now. What becomes of their signals (size, execution) is none of their state.
 */
export function restartedStrategies(parent: EngineScenario, branch: EngineScenario): ScenarioStrategy[] {
  const old = new Map(parent.strategies.map((strategy) => [strategy.id, stateKey(strategy)]));
  return branch.strategies.filter((strategy) => old.get(strategy.id) !== stateKey(strategy));
}

function stateKey({ use, file, symbols, intervalMs, bars, params }: ScenarioStrategy): string {
  return canonicalJson({ use, file, symbols, intervalMs, bars: bars ?? null, params });
}
