import type { Candle } from './candle.js';
import { createSwingPoints, type SwingPointsState, updateSwingPoints } from './swing-points.js';

/**
 * Market structure: the trend as its swings tell it.
 *
 * Definition: a bar that closes above the last swing high that is known, or below the last swing low, breaks it. A
 * break in the direction of the trend is a break of structure (BOS): the trend goes on. A break against it is a change
 * of character (CHoCH): the trend turns. The very first break sets the trend and counts as a BOS. A swing is broken
 * once; the next break in that direction needs a new swing. A close exactly at the swing breaks nothing.
 *
 * The Python library smart-money-concepts wants four swings in a row for either; here one swing is enough, as in most
 * chart indicators, so that the first break is not missed. A wick alone breaks nothing: see liquidity-sweep.ts.
 */
export interface MarketStructureState {
  readonly swings: SwingPointsState;
  /** 1 up, −1 down, 0 before the first break. */
  trend: -1 | 0 | 1;
  /** The row of the last swing high that a close has broken, −1 for none. */
  brokenHighRow: number;
  brokenLowRow: number;
  /** The last break: its kind, its direction and the row of the bar that closed beyond. */
  breakKind: 'none' | 'bos' | 'choch';
  breakDirection: -1 | 0 | 1;
  breakRow: number;
}

/** @param swing bars on each side of a swing */
export function createMarketStructure(swing: number): MarketStructureState {
  return {
    swings: createSwingPoints(swing),
    trend: 0,
    brokenHighRow: -1,
    brokenLowRow: -1,
    breakKind: 'none',
    breakDirection: 0,
    breakRow: -1,
  };
}

/** Takes the next bar: first the swings that it makes known, then what its close breaks. */
export function updateMarketStructure(state: MarketStructureState, candle: Candle): void {
  const { swings } = state;
  const { close } = candle;
  updateSwingPoints(swings, candle);
  // Before the first swing its price is NaN, and nothing is beyond that.
  if (close > swings.high && state.brokenHighRow !== swings.highRow) {
    state.brokenHighRow = swings.highRow;
    recordBreak(state, 1);
  } else if (close < swings.low && state.brokenLowRow !== swings.lowRow) {
    state.brokenLowRow = swings.lowRow;
    recordBreak(state, -1);
  }
}

function recordBreak(state: MarketStructureState, direction: -1 | 1): void {
  state.breakKind = state.trend === -direction ? 'choch' : 'bos';
  state.breakDirection = direction;
  state.breakRow = state.swings.count - 1;
  state.trend = direction;
}
