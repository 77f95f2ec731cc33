import type { Candle } from './candle.js';
import { createMarketStructure, type MarketStructureState, updateMarketStructure } from './market-structure.js';

/**
 * Higher-timeframe bias: the trend of the market structure of longer candles, made of the strategy's own bars.
 *
 * Definition: a candle lasts `bars` times the interval of a bar and begins at a multiple of its length since 1970 (UTC),
 * so 60 one-minute bars make the hours of the clock. A bar belongs to the candle that it opens in. A candle counts once
 * it has closed: with the bar that closes at its end or, where bars are missing there, with the next one. An interval
 * without a bar makes no candle, and neither does the one that the data begin in the middle of.
 *
 * Bars by trades, volume or notional have no common length: of those, each `bars` in a row make a candle, counted from
 * the first bar that there was.
 */
export interface HigherTimeframeBiasState {
  readonly bars: number;
  readonly structure: MarketStructureState;
  /** Bars seen. */
  count: number;
  /** The interval of all bars so far; 0 when they differ. */
  intervalMs: number;
  /** Where the candle being made ends: epoch milliseconds, or bars seen where their intervals differ; 0 before the first. */
  end: number;
  /** False between candles, and while what has come of one is not all of it. */
  counts: boolean;
  readonly candle: { -readonly [key in keyof Candle]: number };
}

/** @param bars bars in a candle  @param swing candles on each side of a swing */
export function createHigherTimeframeBias(bars: number, swing: number): HigherTimeframeBiasState {
  return {
    bars,
    structure: createMarketStructure(swing),
    count: 0,
    intervalMs: 0,
    end: 0,
    counts: false,
    candle: { open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN },
  };
}

/** Takes the next bar, with its close time. The bias is then `structure.trend`. */
export function updateHigherTimeframeBias(
  state: HigherTimeframeBiasState,
  bar: Candle,
  tsMs: number,
  intervalMs: number,
): void {
  state.count++;
  if (intervalMs !== state.intervalMs && state.intervalMs !== 0) forgetClock(state);
  if (state.count === 1) state.intervalMs = intervalMs;
  const length = state.intervalMs === 0 ? 1 : state.intervalMs;
  const closeAt = state.intervalMs === 0 ? state.count : tsMs;
  const { candle } = state;
  if (closeAt - length >= state.end) begin(state, bar, closeAt - length, length);
  else {
    if (bar.high > candle.high) candle.high = bar.high;
    if (bar.low < candle.low) candle.low = bar.low;
    candle.close = bar.close;
  }
  if (closeAt >= state.end) finish(state);
}

function forgetClock(state: HigherTimeframeBiasState): void {
  state.intervalMs = 0;
  state.end = 0;
  state.counts = false;
}

function begin(state: HigherTimeframeBiasState, bar: Candle, openAt: number, length: number): void {
  finish(state);
  const candleLength = state.bars * length;
  const start = Math.floor(openAt / candleLength) * candleLength;
  state.counts = state.end > 0 || start === openAt;
  state.end = start + candleLength;
  const { candle } = state;
  candle.open = bar.open;
  candle.high = bar.high;
  candle.low = bar.low;
  candle.close = bar.close;
}

function finish(state: HigherTimeframeBiasState): void {
  if (!state.counts) return;
  state.counts = false;
  updateMarketStructure(state.structure, state.candle);
}
