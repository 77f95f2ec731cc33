import { createEma, type EmaState, updateEma } from './ema.js';

/**
 * Moving average convergence/divergence (Gerald Appel): the distance of two EMAs, and an EMA of that distance.
 *
 * Reading: MACD above its signal line (histogram positive), upward momentum; a change of sign, a cross.
 * Formula: macd = EMA(fast) − EMA(slow), each seeded with the mean of its own first n values; signal = EMA of macd,
 * seeded with the mean of its first n values, from the first macd on; histogram = macd − signal
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:moving_average_convergence_divergence_macd).
 *
 * `macd` is there after max(fast, slow) values, `signal` and `histogram` after signal − 1 more. NaN before.
 */
export interface MacdState {
  readonly fast: EmaState;
  readonly slow: EmaState;
  readonly smoothing: EmaState;
  macd: number;
  signal: number;
  histogram: number;
}

export function createMacd(fastPeriod = 12, slowPeriod = 26, signalPeriod = 9): MacdState {
  return {
    fast: createEma(fastPeriod),
    slow: createEma(slowPeriod),
    smoothing: createEma(signalPeriod),
    macd: Number.NaN,
    signal: Number.NaN,
    histogram: Number.NaN,
  };
}

/** Takes the next value (finite) and sets `macd`, `signal` and `histogram`. */
export function updateMacd(state: MacdState, value: number): void {
  const fast = updateEma(state.fast, value);
  const macd = fast - updateEma(state.slow, value);
  state.macd = macd;
  if (Number.isNaN(macd)) return;
  const signal = updateEma(state.smoothing, macd);
  state.signal = signal;
  state.histogram = macd - signal;
}
