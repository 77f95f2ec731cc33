import type { Candle } from './candle.js';
import { addOrderBlock, createOrderBlockSide, type OrderBlockSide, updateOrderBlockSide } from './order-block-side.js';

/**
 * Order blocks: the last candle against a strong move, where large orders are said to have been left.
 *
 * Definition: a candle is strong if its body is more than `bodyPct` percent of its range. A strong up candle directly
 * after a down candle makes a bullish block: the range, low to high, of that down candle. A strong down candle directly
 * after an up candle makes a bearish block. A candle without a body is neither. The block is known when the strong
 * candle has closed; one that closes beyond the block's far side (only after a jump) makes none.
 *
 * A later bar touches the block if it trades at its near edge or beyond. The block is valid until a bar closes beyond its
 * far side, has touched it more than `maxTouches` times, or is more than `maxAge` bars younger than the strong candle.
 *
 * The Python library smart-money-concepts has blocks only where a swing breaks, and takes the extreme candle before it;
 * that is what the bonus for a break of structure stands for here.
 */
export interface OrderBlocksState {
  readonly bodyPct: number;
  readonly maxTouches: number;
  readonly maxAge: number;
  readonly bullish: OrderBlockSide;
  /** Prices negated, so that one set of rules serves both sides. */
  readonly bearish: OrderBlockSide;
  /** Bars seen. */
  count: number;
  /** The previous candle, NaN before the first; its body is positive if it went up. */
  lastBody: number;
  lastHigh: number;
  lastLow: number;
}

/**
 * Slack of the comparison of body and range, as a part of the price: a body of exactly `bodyPct` on a grid of decimal
 * prices must not pass because of the last bit of a float. Far below a tick, far above an ulp.
 */
const SLACK = 1e-12;

export function createOrderBlocks(bodyPct: number, maxTouches: number, maxAge: number): OrderBlocksState {
  return {
    bodyPct,
    maxTouches,
    maxAge,
    bullish: createOrderBlockSide(),
    bearish: createOrderBlockSide(),
    count: 0,
    lastBody: Number.NaN,
    lastHigh: Number.NaN,
    lastLow: Number.NaN,
  };
}

/** Takes the next bar: first what it does to the blocks that there are, then the block that it makes. */
export function updateOrderBlocks(state: OrderBlocksState, candle: Candle): void {
  const { open, high, low, close } = candle;
  const { bullish, bearish, maxTouches, maxAge, lastBody, lastHigh, lastLow } = state;
  const row = state.count;
  updateOrderBlockSide(bullish, row, candle, false, maxTouches, maxAge);
  updateOrderBlockSide(bearish, row, candle, true, maxTouches, maxAge);
  const body = close - open;
  const strong = Math.abs(body) * 100 - state.bodyPct * (high - low) > SLACK * high;
  if (strong && body * lastBody < 0) {
    if (body > 0 && close >= lastLow) addOrderBlock(bullish, row, lastLow, lastHigh);
    else if (body < 0 && close <= lastHigh) addOrderBlock(bearish, row, -lastHigh, -lastLow);
  }
  state.count = row + 1;
  state.lastBody = body;
  state.lastHigh = high;
  state.lastLow = low;
}
