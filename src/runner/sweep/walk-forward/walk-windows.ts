import type { SweepWalkForward } from '../../scenario/scenario-sweep.js';
import type { RunWindow } from '../points/sweep-task.js';

/** The past that parameters are picked on, and what follows it. */
export interface WalkWindow {
  readonly train: RunWindow;
  readonly test: RunWindow;
}

/**
 * The windows of a walk forward over [fromMs, toMs), oldest first: a test begins where its past ends, and the next test
 * where it ends itself. The first past begins after the warm-up, so that every window has its own inside the period. Only
 * whole windows count: what is left at the end is shorter than a test.
 */
export function walkWindows(
  { trainMs, testMs, anchored, warmupMs }: SweepWalkForward,
  fromMs: number,
  toMs: number,
): WalkWindow[] {
  const startMs = fromMs + warmupMs;
  const windows: WalkWindow[] = [];
  for (let testFromMs = startMs + trainMs; testFromMs + testMs <= toMs; testFromMs += testMs) {
    const trainFromMs = anchored ? startMs : testFromMs - trainMs;
    windows.push({
      train: { fromMs: trainFromMs, toMs: testFromMs, warmFromMs: trainFromMs - warmupMs },
      test: { fromMs: testFromMs, toMs: testFromMs + testMs, warmFromMs: testFromMs - warmupMs },
    });
  }
  return windows;
}
