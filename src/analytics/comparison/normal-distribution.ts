import { assert } from '../../core/assert.js';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond it the tail is taken from its continued fraction, which keeps its relative precision. */
const TAIL_FROM = 3;
const FRACTION_DEPTH = 60;

/**
 * Φ(x), the probability that a standard normal number is at most `x`, to about 15 digits.
 *
 * Formula: near 0 the series Φ(x) = ½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …) (G. Marsaglia, Evaluating the Normal
 * Distribution, Journal of Statistical Software 11, 2004), in the tails φ(x) / (x + 1/(x + 2/(x + 3/(x + …))))
 * (P. S. Laplace; Abramowitz & Stegun 26.2.14).
 */
export function normalCdf(x: number): number {
  if (x < -TAIL_FROM) return upperTail(-x);
  if (x > TAIL_FROM) return 1 - upperTail(x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

/**
 * Φ⁻¹(p) for 0 < p < 1: the number that a standard normal one stays below with the probability `p`.
 *
 * Formula: Abramowitz & Stegun 26.2.23 (three digits), made exact by steps of Halley's method on {@link normalCdf}.
 */
export function normalQuantile(p: number): number {
  assert(p > 0 && p < 1, `the quantile of a probability between 0 and 1, not ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let x = numerator / denominator - t;
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(x) - p) / density(x);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / ROOT_TWO_PI;
}

function upperTail(x: number): number {
  let fraction = x;
  for (let depth = FRACTION_DEPTH; depth >= 1; depth--) fraction = x + depth / fraction;
  return density(x) / fraction;
}
