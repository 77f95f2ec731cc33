import { createRollingMax, type RollingMaxState, updateRollingMax } from './rolling-max.js';

/**
 * Lowest of the last `period` values: minus the highest of the negated ones, which is exact in binary floating point.
 *
 * Reading: the bottom of a channel; a value that equals it is a new low.
 */
export interface RollingMinState {
  readonly negated: RollingMaxState;
}

export function createRollingMin(period: number): RollingMinState {
  return { negated: createRollingMax(period) };
}

/** Takes the next value (finite) and returns the lowest, NaN until `period` values have been seen. */
export function updateRollingMin(state: RollingMinState, value: number): number {
  return -updateRollingMax(state.negated, -value);
}
