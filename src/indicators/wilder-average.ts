import { requirePeriod } from './require-period.js';

/**
 * Wilder's smoothing (also RMA, SMMA): an exponential average in which every value weighs 1/n.
 *
 * Reading: slower than an EMA of the same length; the building block of RSI, ATR and ADX.
 * Formula: A = A' + (x − A')/n, seeded with the mean of the first n values
 * (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978).
 */
export interface WilderAverageState {
  readonly period: number;
  /** 1 / period: multiplying is faster than dividing, and as exact as the average needs. */
  readonly weight: number;
  /** Values seen, up to `period`. */
  count: number;
  /** The average; the running mean of what has been seen until `count` reaches `period`. */
  average: number;
}

export function createWilderAverage(period: number): WilderAverageState {
  requirePeriod('Wilder average', 'period', period);
  return { period, weight: 1 / period, count: 0, average: 0 };
}

/** Takes the next value (finite) and returns the average, NaN until `period` values have been seen. */
export function updateWilderAverage(state: WilderAverageState, value: number): number {
  const before = state.average;
  if (state.count === state.period) {
    const average = before + state.weight * (value - before);
    state.average = average;
    return average;
  }
  const count = state.count + 1;
  const mean = before + (value - before) / count;
  state.count = count;
  state.average = mean;
  return count === state.period ? mean : Number.NaN;
}
