import type { Scenario } from './scenario/scenario.js';

/** A scenario as the engine needs it: plain data, without its file. */
export type EngineScenario = Omit<Scenario, 'source'>;
