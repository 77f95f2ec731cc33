import { createRollingSum, type RollingSumState, updateRollingSum } from './rolling-sum.js';

/**
 * Volume-weighted average price of the last `period` bars (rolling: there is no session in a market that never closes).
 *
 * Reading: what the average unit traded at; above it buyers pay up.
 * Formula: Σ typical·volume / Σ volume, typical = (high + low + close) / 3
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:vwap_intraday). Where nothing traded in the whole
 * window it is the latest typical price.
 */
export interface VwapState {
  readonly notional: RollingSumState;
  readonly volume: RollingSumState;
}

export function createVwap(period: number): VwapState {
  return { notional: createRollingSum(period), volume: createRollingSum(period) };
}

/** Takes the next bar (finite) and returns the average price, NaN until `period` bars have been seen. */
export function updateVwap(state: VwapState, high: number, low: number, close: number, volume: number): number {
  const typical = (high + low + close) / 3;
  const notional = updateRollingSum(state.notional, typical * volume);
  const traded = updateRollingSum(state.volume, volume);
  return traded === 0 ? typical : notional / traded;
}
