import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import type { ResolvedStrategy } from '../compose/compose-engine.js';
import type { ResolvedRiskRule } from '../compose/compose-risk.js';

/** The code that a scenario names, with checked parameters. Functions: it cannot be handed to another thread. */
export interface ScenarioCode {
  readonly strategies: readonly ResolvedStrategy[];
  readonly riskRules: readonly ResolvedRiskRule[];
  /** Null where a model divides the capital. */
  readonly allocator: AllocatorDefinition | null;
}
