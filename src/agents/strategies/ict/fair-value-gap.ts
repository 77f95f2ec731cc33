import type { Candle } from './candle.js';
import {
  addFairValueGap,
  createFairValueGapSide,
  type FairValueGapSide,
  fillFairValueGaps,
} from './fair-value-gap-side.js';

/**
 * Fair-value gaps: prices that a fast move left out, to which the market is said to return.
 *
 * Definition: of three candles in a row, a bullish gap lies between the first one's high and the third one's low if the
 * low is higher; a bearish gap between the first one's low and the third one's high if the high is lower. It must be at
 * least `minGapBps` basis points of the first candle's edge. The middle candle's colour does not matter: in nearly all
 * cases the gap gives it. A gap is known when its third candle has closed.
 *
 * Each later bar fills it from its near edge (the third candle's) as far as it trades into it: 0 % untouched, 100 % when
 * a bar has reached the far edge; then the gap is gone.
 *
 * The Python library smart-money-concepts has the same three candles, asks for the middle one's colour, and knows only
 * the bar that first comes back, not how far.
 */
export interface FairValueGapsState {
  readonly minGapBps: number;
  readonly bullish: FairValueGapSide;
  /** Prices negated, so that one set of rules serves both sides. */
  readonly bearish: FairValueGapSide;
  /** Bars seen. */
  count: number;
  /** The bar before, and the one before that; NaN where there is none, which makes no gap. */
  lastHigh: number;
  lastLow: number;
  firstHigh: number;
  firstLow: number;
}

export function createFairValueGaps(minGapBps: number): FairValueGapsState {
  return {
    minGapBps,
    bullish: createFairValueGapSide(),
    bearish: createFairValueGapSide(),
    count: 0,
    lastHigh: Number.NaN,
    lastLow: Number.NaN,
    firstHigh: Number.NaN,
    firstLow: Number.NaN,
  };
}

/** Takes the next bar: first how far it fills the gaps that there are, then the gap that it makes. */
export function updateFairValueGaps(state: FairValueGapsState, candle: Candle): void {
  const { high, low } = candle;
  const { bullish, bearish, minGapBps, count, firstHigh, firstLow } = state;
  fillFairValueGaps(bullish, candle, false);
  fillFairValueGaps(bearish, candle, true);
  if (low > firstHigh) {
    if ((low - firstHigh) * 10_000 >= minGapBps * firstHigh) addFairValueGap(bullish, count, firstHigh, low);
  } else if (high < firstLow) {
    if ((firstLow - high) * 10_000 >= minGapBps * firstLow) addFairValueGap(bearish, count, -firstLow, -high);
  }
  state.count = count + 1;
  state.firstHigh = state.lastHigh;
  state.firstLow = state.lastLow;
  state.lastHigh = high;
  state.lastLow = low;
}
