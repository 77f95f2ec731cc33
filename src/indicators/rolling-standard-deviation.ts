import { createSma, type SmaState, updateSma } from './sma.js';

/**
 * Standard deviation of the last `period` values, of the population (divided by n), and their mean.
 *
 * Reading: how far prices of the window lie from their average; high is volatile.
 * Formula: √(Σ (x − mean)² / n). The sum of squares slides by Welford's update Δ = (new − old) · ((new − mean) + (old −
 * mean')) (https://jonisalonen.com/2014/efficient-and-accurate-rolling-standard-deviation/).
 *
 * Sliding loses digits when a far value leaves and rounds a little each time, so the sum is recomputed from the window
 * at every turn of the ring buffer and whenever it has fallen to a small part of its highest value since. A flat window
 * gives exactly 0.
 */
export interface RollingStandardDeviationState {
  readonly average: SmaState;
  /** Mean of the window, NaN until it is full. */
  mean: number;
  /** Sum of squared distances from the mean. */
  squares: number;
  /** Highest `squares` since it was last computed from the window. */
  squaresPeak: number;
}

/** Below this share of its peak the sliding sum has lost about four of its sixteen digits. */
const RECOMPUTE_SHARE = 1e-4;

export function createRollingStandardDeviation(period: number): RollingStandardDeviationState {
  return { average: createSma(period), mean: Number.NaN, squares: 0, squaresPeak: 0 };
}

/** Takes the next value (finite) and returns the deviation, NaN until `period` values have been seen. */
export function updateRollingStandardDeviation(state: RollingStandardDeviationState, value: number): number {
  const average = state.average;
  const leaving = average.window[average.index];
  const meanBefore = state.mean;
  const mean = updateSma(average, value);
  if (average.count < average.period) return Number.NaN;
  state.mean = mean;
  let squares = state.squares + (value - leaving) * (value - mean + (leaving - meanBefore));
  if (squares > state.squaresPeak) state.squaresPeak = squares;
  // NaN at the first full window, whose mean has no predecessor: also recomputed.
  if (average.equalCount === average.period) {
    squares = 0;
    state.squaresPeak = 0;
  } else if (average.index === 0 || !(squares >= state.squaresPeak * RECOMPUTE_SHARE)) {
    squares = squaredDistances(average.window, mean);
    state.squaresPeak = squares;
  }
  state.squares = squares;
  return Math.sqrt(squares / average.period);
}

function squaredDistances(window: Float64Array, mean: number): number {
  let squares = 0;
  for (let i = 0; i < window.length; i++) {
    const distance = window[i] - mean;
    squares += distance * distance;
  }
  return squares;
}
