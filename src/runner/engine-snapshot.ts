import { type KernelSnapshot, restoreSnapshot, takeSnapshot } from '../kernel/kernel-snapshot.js';
import type { Engine } from './compose/compose-engine.js';

/** The state of a run as plain data, taken where the loop has stopped. */
export function snapshotEngine({ kernel, series, ticks }: Engine): KernelSnapshot {
  return takeSnapshot(kernel, series, ticks);
}

/**
 * Makes a freshly composed engine go on where the snapshot was taken. What had been recorded before stays with the run
 * it was taken from: the record starts empty. Each series' feed must start at its `closedRows`.
 */
export function restoreEngine(engine: Engine, snapshot: KernelSnapshot): void {
  engine.loop.startAt(snapshot.tsMs);
  restoreSnapshot(engine.kernel, engine.series, snapshot, engine.ticks);
  engine.record.clear();
  engine.compliance?.record.clear();
  engine.compliance?.audit.clear();
}
