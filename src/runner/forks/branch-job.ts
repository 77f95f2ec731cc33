import type { EngineScenario } from '../engine-scenario.js';
import type { ForkMoment } from '../scenario/scenario-forks.js';
import type { MarketStep } from './branch-market.js';
import type { Points } from './compare-branch.js';
import type { DeskDifference } from './desk-difference.js';
import type { ForkPoint } from './fork-point.js';

/** A branch that is ready to run: plain data, so that any thread may do it. */
export interface BranchJob {
  readonly name: string;
  readonly point: ForkPoint;
  /**
   * The branch that it leaves, `root` for the run itself: where the shared past has to be run again. Null: the snapshot will do.
   */
  readonly replay: BranchJob | 'root' | null;
  /** Of the run that it leaves, and its own. */
  readonly parentScenario: EngineScenario;
  readonly scenario: EngineScenario;
  /** What the parent's equity came to since the fork: what the branch is compared with. */
  readonly parentPoints: Points;
  readonly difference: DeskDifference;
  /** Ids of strategies that leave the desk at the fork. */
  readonly removed: readonly string[];
  /** How many of its own bars a strategy sees that starts anew; null: all. */
  readonly warmupBars: number | null;
  /** What its ancestors and it do to the market, in order. */
  readonly market: readonly MarketStep[];
  /** Of the run that everything began with: the first part of the fingerprint. */
  readonly rootScenario: EngineScenario;
  /** What its ancestors changed, as their fingerprints say it. */
  readonly ancestry: readonly string[];
  /** Where branches leave it in turn. */
  readonly moments: readonly ForkMoment[];
}
