import type { BacktestInput } from '../backtest-input.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { MarketData } from '../forks/branches/market-data.js';
import type { ScenarioCode } from '../forks/scenario-code.js';
import type { ValidationMark } from './validation-mark.js';

/** What it takes to try shares in a run: all that its engine is made of, and how it stood before. */
export interface ValidationSetup {
  readonly scenario: EngineScenario;
  readonly code: ScenarioCode;
  /** The bars from the run's very first one, those to come too: a trial never looks at these. */
  readonly market: Pick<MarketData, 'bars' | 'ticks' | 'terms'>;
  /** Of the run before its own part, oldest first; empty where it begins. */
  readonly marks: readonly ValidationMark[];
}

/**
 * Null where the scenario sets shares without trying them.
 * @param input its bars from the run's very first one.
 */
export function validationSetup(input: BacktestInput, marks: readonly ValidationMark[] = []): ValidationSetup | null {
  const { scenario, strategies, riskRules = [], allocator = null, bars, ticks, terms } = input;
  if (scenario.allocator.validate === undefined) return null;
  return {
    scenario,
    code: { strategies, riskRules, allocator },
    market: { bars, ticks: ticks ?? bars.map(() => null), terms },
    marks,
  };
}
