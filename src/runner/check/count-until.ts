/** How many of the rising times are before `untilMs`, or at it where that counts, by halving. */
export function countUntil(tsMs: Float64Array, length: number, untilMs: number, inclusive: boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tsMs[middle] < untilMs || (inclusive && tsMs[middle] === untilMs)) low = middle + 1;
    else high = middle;
  }
  return low;
}
