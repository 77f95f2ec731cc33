import type { Move } from '../branch-source.js';
import type { CheckScenarioOptions } from '../check-scenario.js';
import type { Scenario } from '../scenario.js';
import type { ForkMoment } from '../scenario-forks.js';
import type { SourceMap } from '../source-map.js';

/** What all forks of a file have in common. */
export interface ForkContext {
  /** The file as it is written, without empty keys. */
  readonly file: unknown;
  /** The file's own. */
  readonly source: SourceMap;
  readonly check: Pick<CheckScenarioOptions, 'folder' | 'builtInStrategies'>;
}

/** What forks leave: the run itself, or a branch. */
export interface Trunk {
  readonly scenario: Scenario;
  /** What the scenario was made of, without forks. */
  readonly input: unknown;
  readonly moves: readonly Move[];
  /** Ids of strategies that were removed on the way here. */
  readonly removed: readonly string[];
  /** Where the branch itself began; null: at the start of the run. */
  readonly outer: ForkMoment | null;
}
