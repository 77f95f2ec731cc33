import { problemAt, problemsError } from './problems/problem.js';
import type { Scenario } from './scenario.js';

/**
 * That the strategy at `index` has as many symbols as it asks for. Throws InputError STRATEGY_SYMBOLS_INVALID with their
 * place in the scenario.
 */
export function checkSymbolCount(scenario: Scenario, index: number, expected: number | undefined): void {
  const { symbols, use } = scenario.strategies[index];
  if (expected === undefined || symbols.length === expected) return;
  const count = expected === 1 ? '1 symbol' : `${expected} symbols`;
  const message = `expected exactly ${count} for ${use}, found ${symbols.length} (${symbols.join(', ')})`;
  const problem = problemAt(scenario.source, ['strategies', index, 'symbols'], message);
  throw problemsError({ code: 'STRATEGY_SYMBOLS_INVALID' }, scenario.source, [problem]);
}
