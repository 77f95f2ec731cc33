import { type KernelSnapshot, restoreSnapshot, takeSnapshot } from '../kernel/kernel-snapshot.js';
import type { Engine } from './compose/compose-engine.js';

/**
 * The state of a run as plain data, taken where the loop has stopped.
 * @throws RunError STATE_NOT_PLAIN when an agent keeps what cannot be copied.
 */
export function snapshotEngine({ kernel, series, ticks }: Engine): KernelSnapshot {
  return takeSnapshot(kernel, series, ticks);
}

/** The state itself, not a copy, of a run that will not go on: whatever agents keep, it can be taken over once. */
export function surrenderEngine({ kernel, series, ticks }: Engine): KernelSnapshot {
  return takeSnapshot(kernel, series, ticks, asItIs);
}

export interface RestoreOptions {
  /** The snapshot was surrendered: it is taken over without a copy. Default: it was not. */
  readonly surrendered?: boolean;
  /**
   * For an engine that was composed otherwise than the one of the snapshot: makes of both what it shall go on from, given
   * its own state just after the start.
   */
  adapt?(fresh: KernelSnapshot): KernelSnapshot;
  /**
   * When that engine starts, so that whatever it does at regular times begins then and not before. Default: when the
   * last event of the snapshot was.
   */
  readonly startMs?: number;
}

/**
 * Makes a freshly composed engine go on where the snapshot was taken. What had been recorded before stays with the run
 * it was taken from: the record starts empty. Each series' feed must start at its `closedRows`.
 */
export function restoreEngine(
  engine: Engine,
  snapshot: KernelSnapshot,
  { surrendered = false, adapt, startMs = snapshot.tsMs }: RestoreOptions = {},
): void {
  engine.loop.startAt(startMs);
  const state = adapt === undefined ? snapshot : adapt(surrenderEngine(engine));
  restoreSnapshot(engine.kernel, engine.series, state, engine.ticks, surrendered ? asItIs : undefined);
  engine.record.clear();
  engine.compliance?.record.clear();
  engine.compliance?.audit.clear();
}

function asItIs(state: unknown): unknown {
  return state;
}
