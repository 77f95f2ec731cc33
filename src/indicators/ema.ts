import { requirePeriod } from './require-period.js';

/**
 * Exponential moving average: every value weighs 2/(n+1), all before it the rest.
 *
 * Reading: follows the price faster than a simple average of the same length.
 * Formula: EMA = EMA' + 2/(n+1) · (x − EMA'), seeded with the mean of the first n values
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:moving_averages).
 *
 * The form with the difference keeps a constant input exactly constant; so does the seed's running mean.
 */
export interface EmaState {
  readonly period: number;
  /** 2 / (period + 1). */
  readonly weight: number;
  /** Values seen, up to `period`. */
  count: number;
  /** The average; the running mean of what has been seen until `count` reaches `period`. */
  average: number;
}

export function createEma(period: number): EmaState {
  requirePeriod('EMA', 'period', period);
  return { period, weight: 2 / (period + 1), count: 0, average: 0 };
}

/** Takes the next value (finite) and returns the average, NaN until `period` values have been seen. */
export function updateEma(state: EmaState, value: number): number {
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
