import {
  createRollingStandardDeviation,
  type RollingStandardDeviationState,
  updateRollingStandardDeviation,
} from './rolling-standard-deviation.js';

/**
 * Bollinger bands (John Bollinger): a simple average and a band of some standard deviations on each side.
 *
 * Reading: near the upper band, high relative to the recent past; narrow bands, a quiet market.
 * Formula: middle = SMA(n); upper, lower = middle ± k·σ, σ of the population;
 * %B = (x − lower) / (upper − lower), bandwidth = (upper − lower) / middle
 * (https://www.bollingerbands.com/bollinger-band-rules). In a flat window, where the bands meet, %B is ½.
 *
 * All NaN until `period` values have been seen.
 */
export interface BollingerBandsState {
  readonly deviation: RollingStandardDeviationState;
  readonly multiplier: number;
  middle: number;
  upper: number;
  lower: number;
  /** Place of the latest value in the band: 0 on the lower, 1 on the upper. */
  percentB: number;
  bandwidth: number;
}

export function createBollingerBands(period = 20, multiplier = 2): BollingerBandsState {
  return {
    deviation: createRollingStandardDeviation(period),
    multiplier,
    middle: Number.NaN,
    upper: Number.NaN,
    lower: Number.NaN,
    percentB: Number.NaN,
    bandwidth: Number.NaN,
  };
}

/** Takes the next value (finite) and sets the bands. */
export function updateBollingerBands(state: BollingerBandsState, value: number): void {
  const distance = state.multiplier * updateRollingStandardDeviation(state.deviation, value);
  if (Number.isNaN(distance)) return;
  const middle = state.deviation.mean;
  const upper = middle + distance;
  const lower = middle - distance;
  const width = upper - lower;
  state.middle = middle;
  state.upper = upper;
  state.lower = lower;
  state.percentB = width === 0 ? 0.5 : (value - lower) / width;
  state.bandwidth = middle === 0 ? 0 : width / middle;
}
