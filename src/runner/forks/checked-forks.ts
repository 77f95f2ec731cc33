import type { EngineScenario } from '../engine-scenario.js';
import type { ForkMoment, ScenarioBranch } from '../scenario/scenario-forks.js';
import type { ScenarioCode } from './scenario-code.js';

/** A fork whose branches have been checked by the schemas of their own code, too. */
export interface CheckedFork {
  readonly moment: ForkMoment;
  readonly branches: readonly CheckedBranch[];
}

/** A branch, ready to run. Plain data but for the code, which another thread loads again from the scenario's files. */
export interface CheckedBranch extends Omit<ScenarioBranch, 'scenario' | 'forks'> {
  readonly scenario: EngineScenario;
  readonly code: ScenarioCode;
  readonly forks: readonly CheckedFork[];
}
