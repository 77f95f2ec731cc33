/** The least and the most that a strategy gets of the capital, as shares from 0 to 1. */
export interface ShareBounds {
  readonly min: number;
  readonly max: number;
}

export const NO_BOUNDS: ShareBounds = { min: 0, max: 1 };

const HALVINGS = 64;

/**
 * The shares nearest to the wanted ones (least squares) that lie within the bounds and sum to 1, or to as much as the
 * upper bound lets so many strategies have: the rest is given to nobody. Where even the lower bounds sum to more than
 * 1, all get the same. A wish that is no number counts as 0.
 *
 * The nearest point is `clamp(wanted + λ)` with the λ that gives the sum: found by halving, a fixed number of times, so
 * that it is the same to the bit everywhere.
 */
export function boundedShares(wanted: readonly number[], { min, max }: ShareBounds): number[] {
  const count = wanted.length;
  const least = Math.min(min, 1 / count);
  const sum = Math.min(1, max * count);
  const wishes = wanted.map((wish) => (Number.isFinite(wish) ? Math.min(Math.max(wish, -1), 2) : 0));
  let low = least - Math.max(...wishes);
  let high = max - Math.min(...wishes);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (sumOfClamped(wishes, middle, least, max) > sum) high = middle;
    else low = middle;
  }
  return wishes.map((wish) => clamped(wish + low, least, max));
}

function sumOfClamped(wishes: readonly number[], shift: number, least: number, most: number): number {
  let sum = 0;
  for (let index = 0; index < wishes.length; index++) sum += clamped(wishes[index] + shift, least, most);
  return sum;
}

function clamped(share: number, least: number, most: number): number {
  return Math.min(Math.max(share, least), most);
}
