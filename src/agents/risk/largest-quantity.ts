/** Enough to find a boundary to the last bit of a float64. */
const STEPS_MAX = 60;

/**
 * The largest quantity between `from`, which keeps a limit, and `to`, which does not, by bisection down to `step`. What it
 * returns has been seen to keep the limit. Where the limit is crossed several times, it is one of the crossings.
 */
export function largestQuantity(from: number, to: number, step: number, keeps: (quantity: number) => boolean): number {
  let low = from;
  let high = to;
  for (let count = 0; count < STEPS_MAX && high - low > step; count++) {
    const middle = (low + high) / 2;
    if (keeps(middle)) low = middle;
    else high = middle;
  }
  return low;
}
