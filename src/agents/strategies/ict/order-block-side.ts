import type { Candle } from './candle.js';

/** Blocks that one side keeps; the oldest gives way to a new one. Few are ever alive at once. */
export const ORDER_BLOCKS_MAX = 32;

/** The valid order blocks of one side, oldest first: the first `size` entries of each column. */
export interface OrderBlockSide {
  size: number;
  /** The far edges. */
  readonly lows: Float64Array;
  /** The near edges. */
  readonly highs: Float64Array;
  /** Bars that have touched the block. */
  readonly touches: Int32Array;
  /** The row of the strong candle. */
  readonly madeRows: Int32Array;
  /** The row of the last bar that touched it, −1 for none. */
  readonly touchedRows: Int32Array;
  /** No near edge is higher; a bar that stays above it changes nothing. */
  nearest: number;
  /** The row of the last bar that touched a block and left it valid, −1 for none. */
  touchedRow: number;
}

export function createOrderBlockSide(): OrderBlockSide {
  return {
    size: 0,
    lows: new Float64Array(ORDER_BLOCKS_MAX),
    highs: new Float64Array(ORDER_BLOCKS_MAX),
    touches: new Int32Array(ORDER_BLOCKS_MAX),
    madeRows: new Int32Array(ORDER_BLOCKS_MAX),
    touchedRows: new Int32Array(ORDER_BLOCKS_MAX),
    nearest: -Infinity,
    touchedRow: -1,
  };
}

/** Takes the next bar; `negated` on the bearish side, whose prices are. */
export function updateOrderBlockSide(
  side: OrderBlockSide,
  row: number,
  candle: Candle,
  negated: boolean,
  maxTouches: number,
  maxAge: number,
): void {
  if (side.size === 0) return;
  const low = negated ? -candle.high : candle.low;
  if (low > side.nearest && row - side.madeRows[0] <= maxAge) return;
  const close = negated ? -candle.close : candle.close;
  const { lows, highs, touches, madeRows, size } = side;
  let first = 0;
  while (first < size && row - madeRows[first] > maxAge) first++;
  let kept = 0;
  let nearest = -Infinity;
  for (let index = first; index < size; index++) {
    const near = highs[index];
    // A bar that stays above a block does not close below it either.
    if (low <= near) {
      if (close < lows[index] || touches[index] === maxTouches) continue;
      touches[index]++;
      side.touchedRows[index] = row;
      side.touchedRow = row;
    }
    if (near > nearest) nearest = near;
    if (kept !== index) moveOrderBlock(side, index, kept);
    kept++;
  }
  side.size = kept;
  side.nearest = nearest;
}

function moveOrderBlock(side: OrderBlockSide, from: number, to: number): void {
  side.lows[to] = side.lows[from];
  side.highs[to] = side.highs[from];
  side.touches[to] = side.touches[from];
  side.madeRows[to] = side.madeRows[from];
  side.touchedRows[to] = side.touchedRows[from];
}

export function addOrderBlock(side: OrderBlockSide, row: number, low: number, high: number): void {
  if (side.size === ORDER_BLOCKS_MAX) dropOldest(side);
  const index = side.size++;
  side.lows[index] = low;
  side.highs[index] = high;
  side.touches[index] = 0;
  side.madeRows[index] = row;
  side.touchedRows[index] = -1;
  if (high > side.nearest) side.nearest = high;
}

function dropOldest(side: OrderBlockSide): void {
  side.lows.copyWithin(0, 1);
  side.highs.copyWithin(0, 1);
  side.touches.copyWithin(0, 1);
  side.madeRows.copyWithin(0, 1);
  side.touchedRows.copyWithin(0, 1);
  side.size--;
}
