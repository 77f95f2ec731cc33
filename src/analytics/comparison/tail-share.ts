import { normalCdf } from './normal-distribution.js';
import { studentQuantile } from './student-quantile.js';

/**
 * The percentile of resamples that is as far out as Student's t of so many independent observations asks for: a percentile
 * interval of few is too narrow.
 *
 * Source: T. C. Hesterberg, What Teachers Should Know about the Bootstrap, 2015, section 5.3.
 */
export function tailShare(share: number, observations: number): number {
  return normalCdf(Math.sqrt(observations / (observations - 1)) * studentQuantile(share, observations - 1));
}
