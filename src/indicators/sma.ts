import { createRollingSum, type RollingSumState, updateRollingMean } from './rolling-sum.js';

/**
 * Simple moving average: the mean of the last `period` values.
 *
 * Reading: price above it, an upward trend; a short one crossing a long one, a change of trend.
 * Formula: Σ x / n (https://en.wikipedia.org/wiki/Moving_average#Simple_moving_average).
 *
 * Its state is that of a rolling sum, whose compensation keeps the mean within an ulp of the exact one however long the
 * run (see rolling-sum.ts). A window of equal values gives exactly that value, because n·x / n does not always round
 * back to x and a flat market must not look like a cross.
 */
export type SmaState = RollingSumState;

export function createSma(period: number): SmaState {
  return createRollingSum(period);
}

/** Takes the next value (finite) and returns the mean, NaN until `period` values have been seen. */
export function updateSma(state: SmaState, value: number): number {
  return updateRollingMean(state, value);
}
