import { assert } from '../../core/assert.js';
import { mean } from '../mean.js';
import { DAILY_RETURNS_MIN } from '../observation-minimums.js';
import { stationaryBlockLength } from './block-length.js';
import { longRunDeviation } from './long-run-deviation.js';
import { quantile } from './quantile.js';
import { runningSums, StationaryBootstrap } from './stationary-bootstrap.js';

export interface RealityCheckOptions {
  readonly seed: number | string;
  readonly resamples?: number;
  /** What the variants have to beat, by the same periods; left out: 0, not trading. */
  readonly benchmark?: Float64Array;
  /** Mean block length in observations; left out: the median of the variants' own. */
  readonly blockLength?: number;
}

/** Whether the best of several variants beats a benchmark, given that it was picked. */
export interface RealityCheck {
  /** White's: the chance of such a best mean return if no variant were better than the benchmark. */
  readonly p: number;
  /** Hansen's, consistent: the same with each mean in its own standard errors, and hopeless variants without a say. */
  readonly superiorAbilityP: number;
  /** Index of the variant with the best mean return. */
  readonly best: number;
  readonly observations: number;
  readonly blockLength: number;
  readonly resamples: number;
}

/**
 * White's reality check and Hansen's test for superior predictive ability.
 *
 * `variants` holds the returns by period of every variant that was tried, over the same periods, all in one unit.
 *
 * Formulas: V = maxₖ √n d̄ₖ against maxₖ √n (d̄ₖ* − d̄ₖ) over resamples, d the return above the benchmark (H. White, A
 * Reality Check for Data Snooping, Econometrica 68, 2000); T = max(0, maxₖ √n d̄ₖ / ωₖ) with resamples centred only where
 * √n d̄ₖ / ωₖ ≥ −√(2 ln ln n) (P. R. Hansen, A Test for Superior Predictive Ability, Journal of Business & Economic
 * Statistics 23, 2005). The p-values are (1 + exceedances) / (1 + resamples): no resample makes an event impossible
 * (A. C. Davison & D. V. Hinkley, Bootstrap Methods and their Application, 1997). Variants that never differ from the
 * benchmark by a varying amount are left out. Null under {@link DAILY_RETURNS_MIN} returns and where no variant is left.
 */
export function realityCheck(
  variants: readonly Float64Array[],
  { seed, resamples = 1000, benchmark, blockLength }: RealityCheckOptions,
): RealityCheck | null {
  const observations = variants.length === 0 ? 0 : variants[0].length;
  if (observations < DAILY_RETURNS_MIN) return null;
  const rivals = variants.flatMap((returns, index) => rivalOf(returns, benchmark, index, observations) ?? []);
  if (rivals.length === 0) return null;
  const length = blockLength ?? medianBlockLength(rivals);
  const contenders = rivals.map((rival) => contenderOf(rival, length));
  const white = Math.max(...contenders.map(({ statistic }) => statistic));
  const hansen = Math.max(0, ...contenders.map(({ studentized }) => studentized));
  const bootstrap = new StationaryBootstrap(observations, length, seed);
  const rows = runningRows(rivals);
  const sums = new Float64Array(rivals.length);
  const scale = 1 / Math.sqrt(observations);
  let reached = 1;
  let surpassed = 1;
  for (let i = 0; i < resamples; i++) {
    bootstrap.draw();
    bootstrap.sumRows(rows, sums.length, sums);
    let whites = Number.NEGATIVE_INFINITY;
    let hansens = 0;
    for (let index = 0; index < sums.length; index++) {
      const { deviation, offset } = contenders[index];
      const statistic = sums[index] * scale;
      if (statistic > whites) whites = statistic;
      const studentized = statistic / deviation + offset;
      if (studentized > hansens) hansens = studentized;
    }
    if (whites >= white) reached++;
    if (hansens >= hansen) surpassed++;
  }
  return {
    p: reached / (resamples + 1),
    superiorAbilityP: surpassed / (resamples + 1),
    best: contenders.find(({ statistic }) => statistic === white)!.index,
    observations,
    blockLength: length,
    resamples,
  };
}

/** A variant that can beat the benchmark. */
interface Rival {
  readonly index: number;
  readonly mean: number;
  /** Returns above the benchmark, less their mean. */
  readonly centered: Float64Array;
}

function rivalOf(
  returns: Float64Array,
  benchmark: Float64Array | undefined,
  index: number,
  observations: number,
): Rival | null {
  assert(returns.length === observations, 'variants over the same periods');
  assert(benchmark === undefined || benchmark.length === observations, 'a benchmark over the same periods');
  const excess = benchmark === undefined ? returns : returns.map((value, i) => value - benchmark[i]);
  const center = mean(excess);
  const centered = excess.map((value) => value - center);
  const largest = centered.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return largest > 1e-12 * Math.abs(center) ? { index, mean: center, centered } : null;
}

interface Contender {
  readonly index: number;
  /** √n times the mean, and the same in standard errors. */
  readonly statistic: number;
  readonly studentized: number;
  readonly deviation: number;
  /** Added to a resampled statistic: 0, or all of a hopeless variant's shortfall. */
  readonly offset: number;
}

function contenderOf({ index, mean: center, centered }: Rival, blockLength: number): Contender {
  const n = centered.length;
  const statistic = center * Math.sqrt(n);
  const deviation = longRunDeviation(centered, blockLength);
  const studentized = statistic / deviation;
  const hopeless = studentized < -Math.sqrt(2 * Math.log(Math.log(n)));
  const offset = hopeless ? studentized : 0;
  return { index, statistic, studentized, deviation, offset };
}

/** Running sums of all, index by index. */
function runningRows(rivals: readonly Rival[]): Float64Array {
  const width = rivals.length;
  const rows = new Float64Array((rivals[0].centered.length + 1) * width);
  rivals.forEach(({ centered }, column) => {
    runningSums(centered).forEach((sum, row) => {
      rows[row * width + column] = sum;
    });
  });
  return rows;
}

function medianBlockLength(rivals: readonly Rival[]): number {
  return quantile(Float64Array.from(rivals, ({ centered }) => stationaryBlockLength(centered)).sort(), 0.5);
}
