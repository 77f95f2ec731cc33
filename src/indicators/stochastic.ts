import { createRollingMax, type RollingMaxState, updateRollingMax } from './rolling-max.js';
import { createRollingMin, type RollingMinState, updateRollingMin } from './rolling-min.js';
import { createSma, type SmaState, updateSma } from './sma.js';

/**
 * Stochastic oscillator (George Lane): where the close lies between the lowest low and the highest high, 0 to 100.
 *
 * Reading: above 80 overbought, below 20 oversold; %K crossing %D, a turn.
 * Formula: %K = 100 · (close − lowest) / (highest − lowest) over n bars, optionally smoothed by an SMA ("slow"); %D =
 * SMA of %K (https://school.stockcharts.com/doku.php?id=technical_indicators:stochastic_oscillator_fast_slow_and_full).
 * Where nothing moved in n bars, the raw %K is 0, as TA-Lib and technicalindicators have it.
 *
 * `k` is there after period + smoothing − 1 bars, `d` after signalPeriod − 1 more. NaN before.
 */
export interface StochasticState {
  readonly highest: RollingMaxState;
  readonly lowest: RollingMinState;
  readonly smoothing: SmaState;
  readonly signal: SmaState;
  k: number;
  d: number;
}

export function createStochastic(period = 14, signalPeriod = 3, smoothing = 1): StochasticState {
  return {
    highest: createRollingMax(period),
    lowest: createRollingMin(period),
    smoothing: createSma(smoothing),
    signal: createSma(signalPeriod),
    k: Number.NaN,
    d: Number.NaN,
  };
}

/** Takes the next bar (finite prices) and sets `k` and `d`. */
export function updateStochastic(state: StochasticState, high: number, low: number, close: number): void {
  const highest = updateRollingMax(state.highest, high);
  const lowest = updateRollingMin(state.lowest, low);
  if (Number.isNaN(highest)) return;
  const span = highest - lowest;
  const k = updateSma(state.smoothing, span === 0 ? 0 : (100 * (close - lowest)) / span);
  state.k = k;
  if (Number.isNaN(k)) return;
  state.d = updateSma(state.signal, k);
}
