/** Weights of autocovariances below this are left out. */
const WEIGHT_MIN = 1e-9;
/** In truth above 0; rounding is kept from making it 0 or less by this part of the plain variance. */
const VARIANCE_MIN = 1e-12;

/**
 * Standard deviation of √n times the mean of a stationary-bootstrap resample, exactly: what any number of resamples
 * would tend to. `centered` is the series less its mean; the blocks are of `blockLength` observations on average.
 *
 * Formula: ω² = C(0) + 2 Σ (1 − i/n) (1 − 1/b)^i C(i), C the circular autocovariances (D. N. Politis & J. P. Romano, The
 * Stationary Bootstrap, 1994, lemma 1).
 */
export function longRunDeviation(centered: Float64Array, blockLength: number): number {
  const n = centered.length;
  const goesOn = 1 - 1 / blockLength;
  const plain = circularProduct(centered, 0) / n;
  let variance = plain;
  let weight = goesOn;
  for (let lag = 1; lag < n && weight > WEIGHT_MIN; lag++) {
    variance += (2 * (1 - lag / n) * weight * circularProduct(centered, lag)) / n;
    weight *= goesOn;
  }
  return Math.sqrt(Math.max(variance, plain * VARIANCE_MIN));
}

function circularProduct(centered: Float64Array, lag: number): number {
  const n = centered.length;
  let sum = 0;
  for (let i = lag; i < n; i++) sum += centered[i] * centered[i - lag];
  for (let i = 0; i < lag; i++) sum += centered[i] * centered[i - lag + n];
  return sum;
}
