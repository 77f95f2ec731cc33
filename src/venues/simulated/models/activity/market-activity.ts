import {
  createRollingStandardDeviation,
  type RollingStandardDeviationState,
  updateRollingStandardDeviation,
} from '../../../../indicators/rolling-standard-deviation.js';
import { createSma, type SmaState, updateSma } from '../../../../indicators/sma.js';

/** Bars that are looked back on, unless a scenario says otherwise. */
export const ACTIVITY_BARS = 20;

/**
 * How busy and how restless one market has been over its last closed bars: what an order's impact is measured by. It
 * learns from closed bars only, so that a fill inside a bar knows nothing of that bar. Plain data.
 */
export interface MarketActivityState {
  readonly volumeMean: SmaState;
  readonly returnDeviation: RollingStandardDeviationState;
  /** NaN before the first bar. */
  lastClose: number;
  /** Mean volume of a bar, in base currency; NaN until the window is full. */
  volume: number;
  /** Standard deviation (of the population) of a bar's log return; NaN until the window is full, one bar later. */
  volatility: number;
}

export function createMarketActivity(bars = ACTIVITY_BARS): MarketActivityState {
  return {
    volumeMean: createSma(bars),
    returnDeviation: createRollingStandardDeviation(bars),
    lastClose: Number.NaN,
    volume: Number.NaN,
    volatility: Number.NaN,
  };
}

/** Takes a closed bar. One whose numbers are none is passed over: it would spoil every mean that follows. */
export function updateMarketActivity(state: MarketActivityState, close: number, volume: number): void {
  if (!(close > 0 && close < Number.POSITIVE_INFINITY && volume >= 0 && volume < Number.POSITIVE_INFINITY)) return;
  // A sum that slides may end a hair below zero.
  state.volume = Math.max(0, updateSma(state.volumeMean, volume));
  if (!Number.isNaN(state.lastClose)) {
    state.volatility = updateRollingStandardDeviation(state.returnDeviation, Math.log(close / state.lastClose));
  }
  state.lastClose = close;
}
