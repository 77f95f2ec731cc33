import type { Metrics } from '../../../analytics/metrics.js';
import type { RunPart } from '../../describe/run-part.js';
import type { EngineScenario } from '../../engine-scenario.js';
import type { ForkMoment } from '../../scenario/scenario-forks.js';
import type { DeskDifference } from '../desk/desk-difference.js';
import type { ForkPoint } from '../moments/fork-point.js';
import type { MarketStep } from './branch-market.js';
import type { Points } from './compare-branch.js';

/** What the branches that leave a run at one place have in common. Plain data. */
export interface ForkBase {
  readonly point: ForkPoint;
  /** The run that they leave. */
  readonly parent: string;
  readonly parentScenario: EngineScenario;
  /** Of the run that everything began with: the first part of the fingerprint. */
  readonly rootScenario: EngineScenario;
  /** What the parent and its ancestors changed, as their fingerprints say it, and what they do to the market. */
  readonly ancestry: readonly string[];
  readonly market: readonly MarketStep[];
  /**
   * By what the parent was run, `root` for the run itself: where the shared past has to be run again. Null: the snapshot
   * will do.
   */
  readonly replay: BranchJob | 'root' | null;
  /** From the very start of the run to the fork. */
  readonly past: RunPart;
  /** What the parent came to since: what the branches are compared with. */
  readonly since: { readonly points: Points; readonly metrics: Metrics };
}

/** A branch that is ready to run: plain data, so that any thread may do it. */
export interface BranchJob {
  readonly name: string;
  readonly base: ForkBase;
  readonly scenario: EngineScenario;
  /** In words, and as it concerns the engine. */
  readonly changes: readonly string[];
  readonly difference: DeskDifference;
  /** Ids of strategies that leave the desk at the fork. */
  readonly removed: readonly string[];
  /** How many of its own bars a strategy sees that starts anew; null: all. */
  readonly warmupBars: number | null;
  /** What it does to the market itself. */
  readonly step: MarketStep;
  /** Where branches leave it in turn. */
  readonly moments: readonly ForkMoment[];
}
