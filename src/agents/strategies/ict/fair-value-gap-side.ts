import type { Candle } from './candle.js';

/** Gaps that one side keeps; the oldest, which is the farthest from the price, gives way to a new one. */
export const FAIR_VALUE_GAPS_MAX = 32;

/** The open fair-value gaps of one side, oldest first: the first `size` entries of each column. */
export interface FairValueGapSide {
  size: number;
  /** The far edges. */
  readonly bottoms: Float64Array;
  /** The near edges. */
  readonly tops: Float64Array;
  /**
   * How far price has come back into the gap: the near edge at first, then down to the far one. It is the least low since
   * the third candle, that one included, hence never lower for a younger gap than for an older one.
   */
  readonly reached: Float64Array;
  /** The row of the third candle. */
  readonly madeRows: Int32Array;
}

export function createFairValueGapSide(): FairValueGapSide {
  return {
    size: 0,
    bottoms: new Float64Array(FAIR_VALUE_GAPS_MAX),
    tops: new Float64Array(FAIR_VALUE_GAPS_MAX),
    reached: new Float64Array(FAIR_VALUE_GAPS_MAX),
    madeRows: new Int32Array(FAIR_VALUE_GAPS_MAX),
  };
}

/** Takes the next bar; `negated` on the bearish side, whose prices are. */
export function fillFairValueGaps(side: FairValueGapSide, candle: Candle, negated: boolean): void {
  const { reached, size } = side;
  const low = negated ? -candle.high : candle.low;
  let first = size;
  while (first > 0 && reached[first - 1] > low) first--;
  if (first < size) fillFrom(side, first, low);
}

/** The gaps from `first` on are traded into; those whose far edge is reached go. */
function fillFrom(side: FairValueGapSide, first: number, low: number): void {
  const { bottoms, tops, reached, madeRows, size } = side;
  let kept = first;
  for (let index = first; index < size; index++) {
    const bottom = bottoms[index];
    if (low <= bottom) continue;
    bottoms[kept] = bottom;
    tops[kept] = tops[index];
    reached[kept] = low;
    madeRows[kept] = madeRows[index];
    kept++;
  }
  side.size = kept;
}

export function addFairValueGap(side: FairValueGapSide, row: number, bottom: number, top: number): void {
  if (side.size === FAIR_VALUE_GAPS_MAX) dropOldest(side);
  const index = side.size++;
  side.bottoms[index] = bottom;
  side.tops[index] = top;
  side.reached[index] = top;
  side.madeRows[index] = row;
}

/** The youngest open gap that has a price in common with [low, high], their edges included; −1 if there is none. */
export function findFairValueGap(side: FairValueGapSide, low: number, high: number): number {
  for (let index = side.size - 1; index >= 0; index--) {
    if (side.bottoms[index] <= high && side.tops[index] >= low) return index;
  }
  return -1;
}

/** How much of a gap later bars have traded back into, in percent: from 0 to below 100. */
export function gapFillPct(side: FairValueGapSide, index: number): number {
  const top = side.tops[index];
  return (100 * (top - side.reached[index])) / (top - side.bottoms[index]);
}

function dropOldest(side: FairValueGapSide): void {
  side.bottoms.copyWithin(0, 1);
  side.tops.copyWithin(0, 1);
  side.reached.copyWithin(0, 1);
  side.madeRows.copyWithin(0, 1);
  side.size--;
}
