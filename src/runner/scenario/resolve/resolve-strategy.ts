import { resolve } from 'node:path';
import { toDecimalText } from '../decimal-text.js';
import { INTERVALS_MS } from '../interval.js';
import type { ScenarioSizing, ScenarioStrategy } from '../scenario.js';
import { resolveExecution } from '../schema/execution-schema.js';
import type { StrategyInput } from '../schema/strategy-schema.js';

/** A strategy with its file (if it has one) as an absolute path from `folder`. */
export function resolveStrategy(input: StrategyInput, folder: string): ScenarioStrategy {
  return {
    id: input.id,
    use: input.use,
    file: isStrategyFile(input.use) ? resolve(folder, input.use) : null,
    symbols: input.symbols,
    interval: input.interval ?? null,
    intervalMs: input.interval === undefined ? null : INTERVALS_MS[input.interval],
    params: input.params,
    sizing: resolveSizing(input.sizing),
    execution: resolveExecution(input.execution),
  };
}

/** Whether `use` names a file rather than a built-in strategy. */
export function isStrategyFile(use: string): boolean {
  return /[/\\]/.test(use) || /\.[cm]?[jt]s$/.test(use);
}

function resolveSizing(input: StrategyInput['sizing']): ScenarioSizing {
  return input.model === 'fixed'
    ? { model: 'fixed', quantity: toDecimalText(input.quantity) ?? '' }
    : { model: 'percent', pct: input.pct };
}
