import type { PreparedData } from '../../prepare/prepared-data.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { VariantTemplate } from './variant-template.js';

/** All that the points of a sweep share: plain data, bars and ticks on shared memory, so that workers get it too. */
export interface SweepJob {
  /** As the file says it, without the sweep's values. */
  readonly scenario: Scenario;
  readonly template: VariantTemplate;
  /** In the order of the scenario's data. */
  readonly data: readonly PreparedData[];
}
