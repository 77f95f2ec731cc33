import { trueRange } from './true-range.js';
import { createWilderAverage, updateWilderAverage, type WilderAverageState } from './wilder-average.js';

/**
 * Average directional index (J. Welles Wilder): the strength of a trend, whichever its direction, 0 to 100.
 *
 * Reading: above 25 a trend, below 20 none; +DI above −DI, upward.
 * Formula: +DM = high − high' if that is positive and above low' − low, else 0; −DM likewise downwards; ±DI = 100 ·
 * Wilder(±DM) / Wilder(true range); DX = 100 · |+DI − −DI| / (+DI + −DI); ADX = Wilder(DX), all of length n
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:average_directional_index_adx). Where nothing moves,
 * DI and DX are 0.
 *
 * `plusDi` and `minusDi` are there with bar n + 1, `adx` with bar 2n. NaN before.
 */
export interface AdxState {
  readonly plus: WilderAverageState;
  readonly minus: WilderAverageState;
  readonly range: WilderAverageState;
  readonly smoothing: WilderAverageState;
  lastHigh: number;
  lastLow: number;
  lastClose: number;
  plusDi: number;
  minusDi: number;
  adx: number;
}

export function createAdx(period = 14): AdxState {
  return {
    plus: createWilderAverage(period),
    minus: createWilderAverage(period),
    range: createWilderAverage(period),
    smoothing: createWilderAverage(period),
    lastHigh: Number.NaN,
    lastLow: Number.NaN,
    lastClose: Number.NaN,
    plusDi: Number.NaN,
    minusDi: Number.NaN,
    adx: Number.NaN,
  };
}

/** Takes the next bar (finite prices) and sets `plusDi`, `minusDi` and `adx`. */
export function updateAdx(state: AdxState, high: number, low: number, close: number): void {
  const up = high - state.lastHigh;
  const down = state.lastLow - low;
  const lastClose = state.lastClose;
  state.lastHigh = high;
  state.lastLow = low;
  state.lastClose = close;
  if (Number.isNaN(lastClose)) return;

  const plus = updateWilderAverage(state.plus, up > down && up > 0 ? up : 0);
  const minus = updateWilderAverage(state.minus, down > up && down > 0 ? down : 0);
  const range = updateWilderAverage(state.range, trueRange(high, low, lastClose));
  if (Number.isNaN(range)) return;
  const plusDi = range === 0 ? 0 : (100 * plus) / range;
  const minusDi = range === 0 ? 0 : (100 * minus) / range;
  const total = plusDi + minusDi;
  state.plusDi = plusDi;
  state.minusDi = minusDi;
  state.adx = updateWilderAverage(state.smoothing, total === 0 ? 0 : (100 * Math.abs(plusDi - minusDi)) / total);
}
