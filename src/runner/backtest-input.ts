import type { AllocatorDefinition } from '../agents/allocator/define-allocator.js';
import type { BarColumns } from '../core/bar-columns.js';
import type { TickData } from '../kernel/ticks/tick-series.js';
import type { ResolvedStrategy } from './compose/compose-engine.js';
import type { ResolvedRiskRule } from './compose/compose-risk.js';
import type { EngineScenario } from './engine-scenario.js';
import type { MarketTerms } from './prepare/market-terms.js';

/** All that a backtest depends on. */
export interface BacktestInput {
  readonly scenario: EngineScenario;
  readonly strategies: readonly ResolvedStrategy[];
  /** Rules that the scenario brings along, in its order. Left out: there are none. */
  readonly riskRules?: readonly ResolvedRiskRule[];
  /** The user's allocator, where the scenario names its file. Left out: it does not. */
  readonly allocator?: AllocatorDefinition | null;
  /** In the order of the scenario's data. */
  readonly bars: readonly BarColumns[];
  /** In the same order; null where bars are the data. Left out: they are everywhere. */
  readonly ticks?: readonly (TickData | null)[];
  readonly dataHashes: readonly string[];
  /** In the same order; empty on a spot market without margin. */
  readonly terms: readonly MarketTerms[];
}
