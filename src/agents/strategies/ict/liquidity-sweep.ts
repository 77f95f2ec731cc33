import type { Candle } from './candle.js';
import type { MarketStructureState } from './market-structure.js';

/**
 * Liquidity sweep: price runs the stops that rest beyond a swing, and comes back.
 *
 * Definition: a bar trades above the last swing high that is known and closes at it or below it (bearish), or below the
 * last swing low and closes at it or above it (bullish). A bar that only reaches the swing's price sweeps nothing. A
 * swing is swept once, and not after a close has broken it: its stops are gone then. So each bar that trades beyond an
 * untouched swing either breaks it or sweeps it. A swept swing can still be broken.
 *
 * The Python library smart-money-concepts looks for several swings at nearly one price and asks only when they were
 * passed, not where the bar closed.
 */
export interface LiquiditySweepState {
  /** The row of the last swing high that was swept, −1 for none. */
  sweptHighRow: number;
  sweptLowRow: number;
  /** The row of the last bar that swept a low, −1 for none. */
  bullishRow: number;
  /** The row of the last bar that swept a high, −1 for none. */
  bearishRow: number;
}

export function createLiquiditySweep(): LiquiditySweepState {
  return { sweptHighRow: -1, sweptLowRow: -1, bullishRow: -1, bearishRow: -1 };
}

/** Takes a bar that market structure has already taken. */
export function updateLiquiditySweep(
  state: LiquiditySweepState,
  structure: MarketStructureState,
  { high, low, close }: Candle,
): void {
  const { swings } = structure;
  const { highRow, lowRow } = swings;
  if (high > swings.high && close <= swings.high) {
    if (highRow !== structure.brokenHighRow && highRow !== state.sweptHighRow) {
      state.sweptHighRow = highRow;
      state.bearishRow = swings.count - 1;
    }
  }
  if (low < swings.low && close >= swings.low) {
    if (lowRow !== structure.brokenLowRow && lowRow !== state.sweptLowRow) {
      state.sweptLowRow = lowRow;
      state.bullishRow = swings.count - 1;
    }
  }
}
