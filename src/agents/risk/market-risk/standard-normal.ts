import { nextUniform, type RandomState } from '../../../core/random.js';

/** The series of atanh has gained its last bit by then: its argument is at most 1/3. */
const LAST_POWER = 33;

/**
 * The next standard normal number by Marsaglia's polar method. Its logarithm is made of + − × ÷ alone, so that the number
 * is the same to the last bit wherever it is drawn.
 */
export function nextStandardNormal(random: RandomState): number {
  for (;;) {
    const u = 2 * nextUniform(random) - 1;
    const v = 2 * nextUniform(random) - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * naturalLog(s)) / s);
  }
}

/** ln x for 0 < x < 1: x = m · 2^k with m in [½, 1), and ln m = 2 · atanh((m − 1) / (m + 1)). */
export function naturalLog(x: number): number {
  let mantissa = x;
  let halvings = 0;
  while (mantissa < 0.5) {
    mantissa *= 2;
    halvings++;
  }
  const y = (mantissa - 1) / (mantissa + 1);
  const square = y * y;
  // Smallest terms first, which loses the least.
  let sum = 0;
  for (let power = LAST_POWER; power > 1; power -= 2) sum = (sum + 1 / power) * square;
  return 2 * y * (1 + sum) - halvings * Math.LN2;
}
