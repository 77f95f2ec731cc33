import { requirePeriod } from './require-period.js';

/**
 * Sum of the last `period` values, and the ring buffer that other windowed indicators build on.
 *
 * A running sum in one float drifts by up to an ulp per update, enough to flip the sign of a difference of two averages
 * after some thousand bars. So the sum is kept as `sum + carry`: every addition's rounding error is computed exactly
 * (Knuth's TwoSum, https://en.wikipedia.org/wiki/2Sum) and collected in `carry`. Prices of one series lie on nearly one
 * binary grid, where `carry` itself never rounds: `sum + carry` is then the correctly rounded sum of the window
 * (Shewchuk's `fsum`), however long the run.
 */
export interface RollingSumState {
  readonly period: number;
  /** Ring buffer of the last `period` values; the slot at `index` is the oldest and is overwritten next. */
  readonly window: Float64Array;
  index: number;
  /** Values seen, up to `period`. */
  count: number;
  sum: number;
  carry: number;
  /** How many of the latest values in a row are equal to `last`, up to `period`. */
  equalCount: number;
  last: number;
}

export function createRollingSum(period: number): RollingSumState {
  requirePeriod('rolling sum', 'period', period);
  return {
    period,
    window: new Float64Array(period),
    index: 0,
    count: 0,
    sum: 0,
    carry: 0,
    equalCount: 0,
    last: Number.NaN,
  };
}

/**
 * Takes the next value (finite) and returns the mean, NaN until `period` values have been seen. The whole update is one
 * function because V8 makes two thirds of the time of it that it needs for two.
 */
export function updateRollingMean(state: RollingSumState, value: number): number {
  const window = state.window;
  const period = state.period;
  const index = state.index;
  const leaving = window[index]; // 0 while the window fills
  window[index] = value;
  state.index = index + 1 === period ? 0 : index + 1;

  const change = value - leaving;
  const changeBack = value - change;
  const changeError = value - (change + changeBack) + (changeBack - leaving);
  const before = state.sum;
  const sum = before + change;
  const added = sum - before;
  const carry = state.carry + (changeError + (before - (sum - added) + (change - added)));
  state.sum = sum;
  state.carry = carry;

  if (value !== state.last) {
    state.last = value;
    state.equalCount = 1;
  } else if (state.equalCount < period) {
    state.equalCount++;
  }
  if (state.count < period && ++state.count < period) return Number.NaN;
  if (state.equalCount < period) return (sum + carry) / period;
  if (value === 0) {
    // A window of zeros is exactly 0, whatever was there before.
    state.sum = 0;
    state.carry = 0;
  }
  return value;
}

/** The same, but returns the sum. */
export function updateRollingSum(state: RollingSumState, value: number): number {
  return Number.isNaN(updateRollingMean(state, value)) ? Number.NaN : state.sum + state.carry;
}
