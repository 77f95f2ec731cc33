import { trueRange } from './true-range.js';
import { createWilderAverage, updateWilderAverage, type WilderAverageState } from './wilder-average.js';

/**
 * Average true range (J. Welles Wilder): the usual size of a bar's movement, in quote currency.
 *
 * Reading: a measure of volatility; stops and sizes are often multiples of it.
 * Formula: Wilder's average of the true range, seeded with the mean of the first n. The first bar has no previous close
 * and gives none (as TA-Lib and technicalindicators do it), so the first value comes with bar n + 1.
 */
export interface AtrState {
  readonly smoothing: WilderAverageState;
  /** The previous bar's close, NaN at the start. */
  lastClose: number;
}

export function createAtr(period = 14): AtrState {
  return { smoothing: createWilderAverage(period), lastClose: Number.NaN };
}

/** Takes the next bar (finite prices) and returns the range, NaN until `period` + 1 bars have been seen. */
export function updateAtr(state: AtrState, high: number, low: number, close: number): number {
  const lastClose = state.lastClose;
  state.lastClose = close;
  if (Number.isNaN(lastClose)) return Number.NaN;
  return updateWilderAverage(state.smoothing, trueRange(high, low, lastClose));
}
