import type { DescribedEvent } from '../event-stream/describe-event.js';

/** `note`: something worth knowing that is no fault. `skipped`: it could not be judged, and the report says why. */
export type CheckStatus = 'pass' | 'fail' | 'note' | 'skipped';

/** What a check of a scenario found. */
export interface CheckReport {
  /** As the user named it. */
  readonly path: string;
  readonly fingerprint: string;
  readonly events: number;
  readonly signals: number;
  readonly determinism: DeterminismCheck;
  readonly lookahead: LookaheadCheck;
  readonly state: StateCheck;
  readonly warmUp: WarmUpCheck;
  /** No check failed. */
  readonly clean: boolean;
}

/** An event that is another one, or missing, or too many. */
export interface EventChange {
  /** Id of the strategy that it is about; null: of none. */
  readonly strategy: string | null;
  /** Which part of the desk changed its mind first, such as `strategy` or `risk`. */
  readonly publisher: string;
  /** What the whole run, or the first one, did; null: nothing there. */
  readonly expected: DescribedEvent | null;
  readonly found: DescribedEvent | null;
  /** The last events before it, the same in both. */
  readonly before: readonly DescribedEvent[];
  /** What was thrown, where the run broke off. */
  readonly thrown: string | null;
}

/** Two runs of the same thing. */
export interface DeterminismCheck {
  readonly status: CheckStatus;
  /** `earlier-run`: something outlives a run in the memory of a module. `chance`: a clock, chance or the outside world. */
  readonly cause: 'earlier-run' | 'chance' | null;
  readonly change: EventChange | null;
}

/** The run over data that end earlier. */
export interface LookaheadCheck {
  readonly status: CheckStatus;
  readonly cuts: number;
  readonly failedCuts: number;
  /** The first of each strategy. */
  readonly changes: readonly LookaheadChange[];
  /** Why it was skipped. */
  readonly reason: string | null;
}

export interface LookaheadChange extends EventChange {
  /** Where the data ended, ISO 8601 UTC. */
  readonly cutTs: string;
}

/** The run that goes on from a copy of its state. */
export interface StateCheck {
  readonly status: CheckStatus;
  readonly snapshots: number;
  /** What cannot be copied: the first such part of each strategy's state. */
  readonly hidden: readonly HiddenState[];
  readonly change: EventChange | null;
  /** When the copy was taken that went on differently, ISO 8601 UTC. */
  readonly snapshotTs: string | null;
  readonly reason: string | null;
}

export interface HiddenState {
  readonly strategy: string;
  /** Such as `state.average`. */
  readonly path: string;
  /** Such as `a function` or `an instance of Average`. */
  readonly what: string;
}

/** The run that begins later. */
export interface WarmUpCheck {
  readonly status: CheckStatus;
  readonly starts: readonly LaterStart[];
  readonly reason: string | null;
}

export interface LaterStart {
  /** The part of the time of the data that was left out at the beginning. */
  readonly skippedPct: number;
  /** ISO 8601 UTC. */
  readonly fromTs: string;
  readonly strategies: readonly WarmUp[];
  /** Metrics since then that differ by more than a twentieth. */
  readonly metrics: readonly WarmUpMetric[];
}

/** From when on a strategy gives the signals that it gives when it has seen everything. */
export interface WarmUp {
  readonly strategy: string;
  readonly agrees: boolean;
  /** From the later start to the last signal that differed, in the strategy's own bars; null where they have no fixed length. */
  readonly bars: number | null;
  readonly spanMs: number;
  /** Signals of the whole run since the later start that were given and that were not, before it agreed and after. */
  readonly differing: number;
  readonly agreeing: number;
}

export interface WarmUpMetric {
  readonly key: string;
  readonly whole: number | null;
  readonly later: number | null;
}
