import { resolve } from 'node:path';
import { INTERVALS_MS } from '../interval.js';
import type { ScenarioStrategy } from '../scenario.js';
import { resolveExecution } from '../schema/execution-schema.js';
import { resolveSizing } from '../schema/sizing-schema.js';
import type { StrategyInput } from '../schema/strategy-schema.js';
import { resolveBarSize } from './resolve-bar-size.js';

/** A strategy with its file (if it has one) as an absolute path from `folder`. */
export function resolveStrategy(input: StrategyInput, folder: string): ScenarioStrategy {
  return {
    id: input.id,
    use: input.use,
    file: isStrategyFile(input.use) ? resolve(folder, input.use) : null,
    symbols: input.symbols,
    interval: input.interval ?? null,
    intervalMs: input.interval === undefined ? null : INTERVALS_MS[input.interval],
    ...(input.bars && { bars: resolveBarSize(input.bars) }),
    params: input.params,
    sizing: resolveSizing(input.sizing),
    execution: resolveExecution(input.execution),
  };
}

/** Whether `use` names a file rather than a built-in strategy. */
export function isStrategyFile(use: string): boolean {
  return /[/\\]/.test(use) || /\.[cm]?[jt]s$/.test(use);
}
