import type { Candle } from './candle.js';
import { createSwingSide, type SwingSide, updateSwingSide } from './swing-side.js';

/**
 * Swing highs and lows: the turning points that market structure is read from.
 *
 * Definition: a bar's high is a swing high if it is strictly above the highs of the `swing` bars before it and of the
 * `swing` bars after it; a swing low is the mirror image. Equal highs next to each other make none. With 2 bars a side
 * this is Bill Williams' fractal ("Trading Chaos"). The Python library smart-money-concepts looks at the same window,
 * lets ties count, and then drops swings until highs and lows alternate, which needs bars from the future; this does not.
 *
 * A swing is known only when its last bar on the right has closed, `swing` bars later, and never before.
 */
export interface SwingPointsState {
  readonly swing: number;
  readonly highs: SwingSide;
  /** Prices negated, so that one set of rules serves both sides. */
  readonly lows: SwingSide;
  /** Where the next bar goes in both windows. */
  slot: number;
  /** Bars seen. */
  count: number;
  /** The last swing high that is known, NaN before the first, and the number of its bar from 0 on, or −1. */
  high: number;
  highRow: number;
  low: number;
  lowRow: number;
}

/** @param swing bars on each side, at least 1 */
export function createSwingPoints(swing: number): SwingPointsState {
  return {
    swing,
    highs: createSwingSide(swing),
    lows: createSwingSide(swing),
    slot: 0,
    count: 0,
    high: Number.NaN,
    highRow: -1,
    low: Number.NaN,
    lowRow: -1,
  };
}

/** Takes the next bar. A swing that has just become known has the row `count` − 1 − `swing`. */
export function updateSwingPoints(state: SwingPointsState, candle: Candle): void {
  const { highs, lows, slot, count, swing } = state;
  state.slot = slot + 1 === swing ? 0 : slot + 1;
  state.count = count + 1;
  if (updateSwingSide(highs, count, slot, candle.high)) {
    state.high = highs.candidate;
    state.highRow = count - swing;
  }
  if (updateSwingSide(lows, count, slot, -candle.low)) {
    state.low = -lows.candidate;
    state.lowRow = count - swing;
  }
}
