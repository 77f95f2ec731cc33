import { createWilderAverage, updateWilderAverage, type WilderAverageState } from './wilder-average.js';

/**
 * Relative strength index (J. Welles Wilder): the share of gains in all movement, 0 to 100.
 *
 * Reading: above 70 overbought, below 30 oversold.
 * Formula: 100 − 100 / (1 + gains/losses) = 100 · gains / (gains + losses), both smoothed Wilder's way and seeded with
 * the mean of the first n changes
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:relative_strength_index_rsi). Without any loss it is
 * 100, also when nothing moved, as charting programs draw it.
 */
export interface RsiState {
  readonly gains: WilderAverageState;
  readonly losses: WilderAverageState;
  /** The previous value, NaN at the start. */
  last: number;
}

export function createRsi(period = 14): RsiState {
  return { gains: createWilderAverage(period), losses: createWilderAverage(period), last: Number.NaN };
}

/** Takes the next value (finite) and returns the index, NaN until `period` + 1 values have been seen. */
export function updateRsi(state: RsiState, value: number): number {
  const change = value - state.last;
  state.last = value;
  if (Number.isNaN(change)) return Number.NaN;
  const gain = updateWilderAverage(state.gains, Math.max(change, 0));
  const loss = updateWilderAverage(state.losses, Math.max(-change, 0));
  return loss === 0 ? 100 : (100 * gain) / (gain + loss);
}
