import { requirePeriod } from './require-period.js';

/**
 * Rate of change: the change against the value `period` values ago, in percent of it.
 *
 * Reading: above 0 rising, below falling; its size is the speed.
 * Formula: 100 · (x − x[−n]) / x[−n]
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:rate_of_change_roc_and_momentum). Against 0 it has
 * no meaning and is given as 0.
 */
export interface RocState {
  readonly period: number;
  /** Ring buffer of the last `period` values; the slot at `index` is the oldest and is overwritten next. */
  readonly window: Float64Array;
  index: number;
  /** Values seen, up to `period`. */
  count: number;
}

export function createRoc(period = 12): RocState {
  requirePeriod('ROC', 'period', period);
  return { period, window: new Float64Array(period), index: 0, count: 0 };
}

/** Takes the next value (finite) and returns the change in percent, NaN until `period` + 1 values have been seen. */
export function updateRoc(state: RocState, value: number): number {
  const index = state.index;
  const past = state.window[index];
  state.window[index] = value;
  state.index = index + 1 === state.period ? 0 : index + 1;
  if (state.count < state.period) {
    state.count++;
    return Number.NaN;
  }
  return past === 0 ? 0 : (100 * (value - past)) / past;
}
