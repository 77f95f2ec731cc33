import { assert } from '../../core/assert.js';
import { createRandom, nextUniform } from '../../core/random.js';
import { mean } from '../mean.js';
import { quantile } from './quantile.js';
import type { ReturnDifference } from './return-difference.js';
import { tailShare } from './tail-share.js';

/** Fewer paths than this say nothing about chance. */
export const PATHS_MIN = 10;

export interface ComparePathsOptions {
  readonly seed: number | string;
  readonly resamples?: number;
  /** Of the interval, such as 0.95. */
  readonly level?: number;
}

/** How two runs differ on average over many markets that they both went through. */
export type PathDifference = Pick<ReturnDifference, 'differencePct' | 'interval' | 'observations'>;

/**
 * The mean of differences, one of each independent path, in percentage points, with its bootstrap interval: percentiles of
 * the means of paths drawn with replacement, as far out as Student's t asks for (see tailShare). It says how well so many
 * paths know the mean of all paths that could have been drawn; that these are like the future it does not say. Where no path
 * makes a difference it is [0, 0]; under {@link PATHS_MIN} paths it is null.
 */
export function comparePaths(
  differencesPct: Float64Array,
  { seed, resamples = 2000, level = 0.95 }: ComparePathsOptions,
): PathDifference {
  assert(level > 0 && level < 1 && resamples >= 1, `a level of ${level} from ${resamples} resamples`);
  const observations = differencesPct.length;
  const differencePct = observations === 0 ? Number.NaN : mean(differencesPct);
  if (observations < PATHS_MIN) return { differencePct, interval: null, observations };
  const random = createRandom(seed);
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let draw = 0; draw < observations; draw++) {
      sum += differencesPct[Math.floor(nextUniform(random) * observations)];
    }
    means[resample] = sum / observations;
  }
  means.sort();
  const tail = tailShare((1 - level) / 2, observations);
  return {
    differencePct,
    interval: { lowPct: quantile(means, tail), highPct: quantile(means, 1 - tail), level },
    observations,
  };
}
