/**
 * On-balance volume (Joseph Granville): the running total of volume, added on rising closes, taken away on falling
 * ones.
 *
 * Reading: rising with the price confirms a trend, moving against it warns; only its direction matters, not its level.
 * Formula: OBV = OBV' ± volume by the sign of close − close', from 0 at the first bar
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:on_balance_volume_obv).
 */
export interface ObvState {
  /** The previous bar's close, NaN at the start. */
  lastClose: number;
  total: number;
}

export function createObv(): ObvState {
  return { lastClose: Number.NaN, total: 0 };
}

/** Takes the next bar's close and volume (finite) and returns the total, 0 at the first bar. */
export function updateObv(state: ObvState, close: number, volume: number): number {
  if (close > state.lastClose) state.total += volume;
  else if (close < state.lastClose) state.total -= volume;
  state.lastClose = close;
  return state.total;
}
