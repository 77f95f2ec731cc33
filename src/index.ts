/** What a strategy file, a script or another program may use. */

export { z } from 'zod';
export type {
  Bar,
  Book,
  Quote,
  Signal,
  StrategyContext,
  StrategyDefinition,
  StrategyFill,
  Trade,
} from './agents/strategies/strategy.js';
export { defineStrategy } from './agents/strategies/strategy.js';
export type { BarColumns } from './core/bar-columns.js';
export { allocateBarColumns, sliceBarColumns } from './core/bar-columns.js';
export { DataError, IcarusError, InputError, RunError } from './core/errors.js';
export { loadBars } from './feeds/load-bars.js';
export { synthesizeBars } from './feeds/synthetic/synthesize-bars.js';
export * from './indicators/index.js';
export type { BranchRecord, BranchResult, RunResult } from './report/run-result.js';
export { runStrategy } from './runner/run-strategy.js';
export type { SimulateOptions, Simulation } from './runner/simulate.js';
export { simulate } from './runner/simulate.js';
