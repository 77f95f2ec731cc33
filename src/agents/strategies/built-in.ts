import { macd } from './macd.js';
import { momentum } from './momentum.js';
import type { StrategyDefinition } from './strategy.js';

/** The strategies that a scenario can `use` by name. */
export const BUILT_IN: Readonly<Record<string, StrategyDefinition>> = {
  momentum: momentum as unknown as StrategyDefinition,
  macd: macd as unknown as StrategyDefinition,
};
