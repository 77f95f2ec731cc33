import type { RunPart } from '../describe/run-part.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { BranchJob } from './branches/branch-job.js';
import type { MarketStep } from './branches/branch-market.js';
import type { CheckedFork } from './checked-forks.js';
import type { ForkedRun } from './forked-run.js';

/** A run that branches leave: the main one, or a branch. */
export interface Trunk extends ForkedRun {
  readonly name: string;
  /** Appended to the names of its branches where it is one of many of its kind. */
  readonly suffixMs: number | null;
  readonly scenario: EngineScenario;
  readonly forks: readonly CheckedFork[];
  readonly market: readonly MarketStep[];
  readonly ancestry: readonly string[];
  /** Of a branch: what it was run by; null for the main one. */
  readonly job: BranchJob | null;
  /** What lay before its own part. */
  readonly past: RunPart | null;
}
