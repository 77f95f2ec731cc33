import { requirePeriod } from './require-period.js';

/**
 * Highest of the last `period` values.
 *
 * Reading: the top of a channel; a value that equals it is a new high.
 * Method: values come in blocks of `period`. A window is the end of one block and the start of the next, so its highest
 * is the higher of two: the highest of the block so far, and the highest of the rest of the block before, which was
 * computed for every rest when that block was full. Two comparisons a value, whatever the length, and none that a
 * processor would guess wrong (van Herk 1992, Gil and Werman 1993).
 */
export interface RollingMaxState {
  readonly period: number;
  /** Before `index`: values of this block. From there on: the highest of the block before from each slot to its end. */
  readonly block: Float64Array;
  index: number;
  /** Highest of this block so far. */
  highest: number;
  /** Values seen, up to `period`. */
  count: number;
}

export function createRollingMax(period: number): RollingMaxState {
  requirePeriod('rolling maximum', 'period', period);
  return { period, block: new Float64Array(period), index: 0, highest: Number.NEGATIVE_INFINITY, count: 0 };
}

/** Takes the next value (finite) and returns the highest, NaN until `period` values have been seen. */
export function updateRollingMax(state: RollingMaxState, value: number): number {
  const { block, index, period } = state;
  const next = index + 1;
  const before = state.highest;
  const highest = value > before ? value : before;
  block[index] = value;
  if (next === period) {
    startBlock(state);
    return highest;
  }
  state.index = next;
  state.highest = highest;
  if (state.count === period) {
    const rest = block[next];
    return rest > highest ? rest : highest;
  }
  state.count = next;
  return Number.NaN;
}

function startBlock(state: RollingMaxState): void {
  const { block, period } = state;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = period - 1; i >= 0; i--) {
    if (block[i] > highest) highest = block[i];
    else block[i] = highest;
  }
  state.index = 0;
  state.highest = Number.NEGATIVE_INFINITY;
  state.count = period;
}
