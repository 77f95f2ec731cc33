import { mean } from '../mean.js';

/** So many autocorrelations in a row have to be insignificant. The papers: max(5, √log₁₀ n), 5 for any series here. */
const INSIGNIFICANT_RUN = 5;
/** An autocorrelation is insignificant within this many √(log₁₀ n / n). */
const BOUND = 2;

/**
 * The mean block length, in observations, with which the stationary bootstrap estimates the variance of the mean of
 * `series` best: 1 for a series without memory, more the longer it remembers, at most min(3√n, n/3).
 *
 * Formula: b = (2 G² / D)^⅓ n^⅓ with G = Σ λ(k/M) |k| R(k) and D = 2 (Σ λ(k/M) R(k))², λ the flat-top window, R the
 * autocovariances, M twice the lag from which on they are insignificant (D. N. Politis & H. White, Automatic
 * Block-Length Selection for the Dependent Bootstrap, 2004; D as corrected by A. Patton, D. N. Politis & H. White, 2009).
 * 1 for a series that does not vary.
 */
export function stationaryBlockLength(series: Float64Array): number {
  const n = series.length;
  const center = mean(series);
  const centered = series.map((value) => value - center);
  const variance = laggedProduct(centered, 0) / n;
  if (n < 2 * INSIGNIFICANT_RUN || !(variance > 0)) return 1;
  const bandwidth = windowWidth(centered);
  let slope = 0;
  let longRunVariance = variance;
  for (let lag = 1; lag <= bandwidth; lag++) {
    const weight = lag * 2 <= bandwidth ? 1 : 2 * (1 - lag / bandwidth);
    const covariance = laggedProduct(centered, lag) / n;
    slope += 2 * weight * lag * covariance;
    longRunVariance += 2 * weight * covariance;
  }
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  // Of a long-run variance of 0 it is infinite, which the bound takes.
  const ratio = Math.abs(slope / longRunVariance);
  return Math.min(longest, Math.max(1, Math.cbrt(ratio * ratio * n)));
}

/** M: twice the first lag of the first run of insignificant autocorrelations; all that are looked at if there is none. */
function windowWidth(centered: Float64Array): number {
  const n = centered.length;
  const mostLags = Math.min(Math.ceil(Math.sqrt(n)) + INSIGNIFICANT_RUN, n - 2);
  const bound = BOUND * Math.sqrt(Math.log10(n) / n);
  let run = 0;
  for (let lag = 1; lag < mostLags; lag++) {
    run = Math.abs(autocorrelation(centered, lag)) < bound ? run + 1 : 0;
    if (run === INSIGNIFICANT_RUN) return Math.min(2 * (lag - INSIGNIFICANT_RUN + 1), mostLags);
  }
  return mostLags;
}

function autocorrelation(centered: Float64Array, lag: number): number {
  const early = centered.subarray(0, centered.length - lag);
  const late = centered.subarray(lag);
  const scale = laggedProduct(early, 0) * laggedProduct(late, 0);
  return scale > 0 ? laggedProduct(centered, lag) / Math.sqrt(scale) : 0;
}

function laggedProduct(centered: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < centered.length; i++) sum += centered[i] * centered[i - lag];
  return sum;
}
