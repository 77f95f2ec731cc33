import { createRollingSum, type RollingSumState, updateRollingSum } from './rolling-sum.js';

/**
 * Weighted moving average: the latest value weighs n, the one before n − 1, the oldest 1.
 *
 * Reading: like a simple average, with less delay.
 * Formula: Σ i·xᵢ / (n(n+1)/2); the weighted sum slides by n·x − Σ'
 * (https://en.wikipedia.org/wiki/Moving_average#Weighted_moving_average).
 *
 * The sliding sum is recomputed from the window at every turn of the ring buffer and whenever it has become small
 * against its highest size since, so that rounding cannot build up.
 */
export interface WmaState {
  readonly total: RollingSumState;
  weighted: number;
  /** Highest size of `weighted` since it was last computed from the window. */
  weightedPeak: number;
}

/** Below this share of its peak the sliding sum has lost about four of its sixteen digits. */
const RECOMPUTE_SHARE = 1e-4;

export function createWma(period: number): WmaState {
  return { total: createRollingSum(period), weighted: 0, weightedPeak: 0 };
}

/** Takes the next value (finite) and returns the average, NaN until `period` values have been seen. */
export function updateWma(state: WmaState, value: number): number {
  const total = state.total;
  const period = total.period;
  const totalBefore = total.sum + total.carry;
  updateRollingSum(total, value);
  if (total.count < period) return Number.NaN;
  if (total.equalCount === period) {
    // Also what the next step slides from: the loop below would give it with rounding.
    state.weighted = (value * period * (period + 1)) / 2;
    state.weightedPeak = Math.abs(state.weighted);
    return value;
  }
  let weighted = state.weighted + period * value - totalBefore;
  const size = Math.abs(weighted);
  if (size > state.weightedPeak) state.weightedPeak = size;
  // Index 0 also meets the first full window, which has no predecessor to slide from.
  if (total.index === 0 || size < state.weightedPeak * RECOMPUTE_SHARE) {
    weighted = weightedSum(total.window, total.index);
    state.weightedPeak = Math.abs(weighted);
  }
  state.weighted = weighted;
  return weighted / ((period * (period + 1)) / 2);
}

/** `oldest` is the slot of the value that weighs 1. */
function weightedSum(window: Float64Array, oldest: number): number {
  let sum = 0;
  let weight = 1;
  for (let i = oldest; i < window.length; i++) sum += window[i] * weight++;
  for (let i = 0; i < oldest; i++) sum += window[i] * weight++;
  return sum;
}
