/** A stretch of time, UTC. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A desk on real data, and how much of the proof it bears. */
export interface RealDesk {
  readonly name: string;
  /** Where its data lie in time: a run is on a random part of it. */
  readonly data: Window;
  /** The length of that part, and of the one in a long run; null: all of it. */
  readonly days: number;
  readonly longDays: number | null;
  /** At how many times it is forked, from a snapshot each. In a long run as often by running the past again, too. */
  readonly snapshots: number;
  /** How often by running the past again in a short run. */
  readonly replays: number;
  /** Milliseconds between two times at which something regular happens: shares, funding, interest, slices. */
  readonly beatMs: number;
  /** What must have happened in a run of it for the proof to be one; see RunCounts, and `halts`. */
  readonly busy: Readonly<Record<string, number>>;
  scenario(window: Window): object;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
