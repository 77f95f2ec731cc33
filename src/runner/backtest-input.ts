import type { BarColumns } from '../core/bar-columns.js';
import type { EngineScenario, ResolvedStrategy } from './compose-engine.js';

/** All that a backtest depends on. */
export interface BacktestInput {
  readonly scenario: EngineScenario;
  readonly strategies: readonly ResolvedStrategy[];
  /** In the order of the scenario's data. */
  readonly bars: readonly BarColumns[];
  readonly dataHashes: readonly string[];
}
