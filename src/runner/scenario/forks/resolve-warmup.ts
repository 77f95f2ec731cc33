import { parseDurationMs } from '../duration.js';
import type { Scenario, ScenarioStrategy } from '../scenario.js';
import { sizedRuleOf } from '../scenario-data.js';
import { type BranchInput, WARMUP_BARS_DEFAULT } from '../schema/forks-schema.js';

/**
 * How many bars a strategy sees that starts anew; null: all. Of a duration as many of the shortest bars of any strategy
 * as fill it, so that it is filled for each. Undefined where there is a strategy whose bars last as long as they take.
 */
export function resolveWarmup(
  warmup: BranchInput['warmup'],
  scenario: Scenario,
  removed: readonly string[],
): number | null | undefined {
  if (warmup === undefined) return WARMUP_BARS_DEFAULT;
  if (warmup === 'all') return null;
  if (typeof warmup === 'number') return warmup;
  const lengths = scenario.strategies
    .filter(({ id }) => !removed.includes(id))
    .flatMap((strategy) => barLengths(strategy, scenario));
  if (lengths.includes(0)) return undefined;
  return lengths.length === 0 ? 0 : Math.ceil((parseDurationMs(warmup) ?? 0) / Math.min(...lengths));
}

/** In milliseconds; 0 for bars that are not cut by time. */
function barLengths({ bars, intervalMs, symbols }: ScenarioStrategy, { data }: Scenario): number[] {
  if (bars !== undefined) return [0];
  if (intervalMs !== null) return [intervalMs];
  return data
    .filter(({ symbol }) => symbols.includes(symbol))
    .map((one) => (sizedRuleOf(one) === undefined ? one.intervalMs : 0));
}
