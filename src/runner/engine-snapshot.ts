import { type KernelSnapshot, restoreSnapshot, takeSnapshot } from '../kernel/kernel-snapshot.js';
import type { Engine } from './compose/compose-engine.js';

/** The state of a run as plain data, taken where the loop has stopped. */
export function snapshotEngine({ kernel, series, ticks }: Engine): KernelSnapshot {
  return takeSnapshot(kernel, series, ticks);
}

/**
 * Makes a freshly composed engine go on where the snapshot was taken. What had been recorded before stays with the run
 * it was taken from: the record starts empty. Each series' feed must start at its `closedRows`.
 *
 * @param adapt for an engine that was composed otherwise than the one of the snapshot: makes of both what it shall go on
 * from, given its own state just after the start.
 */
export function restoreEngine(
  engine: Engine,
  snapshot: KernelSnapshot,
  adapt?: (fresh: KernelSnapshot) => KernelSnapshot,
): void {
  engine.loop.startAt(snapshot.tsMs);
  const state = adapt === undefined ? snapshot : adapt(snapshotEngine(engine));
  restoreSnapshot(engine.kernel, engine.series, state, engine.ticks);
  engine.record.clear();
  engine.compliance?.record.clear();
  engine.compliance?.audit.clear();
}
