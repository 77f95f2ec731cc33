import { normalQuantile } from './normal-distribution.js';

/**
 * The number that one of Student's t distribution with `degrees` degrees of freedom stays below with the probability
 * `p`: to three digits from 3 degrees on, which may be a fraction.
 *
 * Formula: the expansion of Abramowitz & Stegun 26.7.5.
 */
export function studentQuantile(p: number, degrees: number): number {
  const z = normalQuantile(p);
  const square = z * z;
  const first = (z * (square + 1)) / 4;
  const second = (z * ((5 * square + 16) * square + 3)) / 96;
  const third = (z * (((3 * square + 19) * square + 17) * square - 15)) / 384;
  const fourth = (z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945)) / 92_160;
  return z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
}
