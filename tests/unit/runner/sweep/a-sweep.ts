import type { ScenarioSweep, SweepList, SweepRange } from '../../../../src/runner/scenario/scenario-sweep.js';

export const FAST = 'strategies.sma.params.fast';
export const SLOW = 'strategies.sma.params.slow';

export function list(path: string, values: SweepList['values']): SweepList {
  return { kind: 'list', path, values };
}

export function range(from: number, to: number, changes: Partial<SweepRange> = {}): SweepRange {
  return { kind: 'range', path: FAST, from, to, scale: 'linear', integer: false, ...changes };
}

/** A grid of two fast averages and two slow ones. */
export function aSweep(changes: Partial<ScenarioSweep> = {}): ScenarioSweep {
  return {
    parameters: [list(FAST, [5, 10]), list(SLOW, [20, 40])],
    constraints: [],
    search: { kind: 'grid' },
    objective: { metric: 'sharpe', minimize: false },
    walkForward: null,
    ...changes,
  };
}
