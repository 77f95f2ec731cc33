import { assert } from '../../core/assert.js';
import { stationaryBlockLength } from './block-length.js';
import { quantile } from './quantile.js';
import { type ResampleTable, ResampleTables, resampledSums } from './resample-tables.js';
import type { DifferenceVerdict, ReturnDifference } from './return-difference.js';
import { runningSums } from './stationary-bootstrap.js';
import { tailShare } from './tail-share.js';

/** Fewer pairs of returns than this say nothing about chance. */
export const PAIRS_MIN = 30;
/**
 * Nor do fewer pairs that differ, however many are equal: most hours of a branch may be its parent's, and where it
 * differs in a handful, the resamples hold hardly more than that handful's sum.
 */
export const DIFFERENT_PAIRS_MIN = 10;
/** From one block length to the next: a tenth more. */
const LOG_GRID_RATIO = Math.log(1.1);
/** The logarithm of what is left of an account that is gone: so little that no percentage shows it. */
const GONE = -50;

export interface CompareReturnsOptions {
  readonly seed: number | string;
  readonly resamples?: number;
  /** Of the interval, such as 0.95. */
  readonly level?: number;
  /** Shared by comparisons over the same time, which then take a tenth of it. Default: of this one alone. */
  readonly tables?: ResampleTables;
}

/**
 * Whether one run earned more than another over the same periods, or chance explains it.
 *
 * `returns` and `other` are simple returns by period as fractions (0.01 is 1 %), pair by pair of the same time. What is
 * compared is what they compound to, in percentage points. The interval is the percentile interval of the paired
 * stationary bootstrap: the same blocks are drawn from both, so that the market they share cancels out.
 *
 * - Blocks: the length that {@link stationaryBlockLength} gives for the pairs' contributions to the difference, at
 *   least n^⅓: memory too weak to be seen in so few observations still widens the interval. Rounded up by at most a tenth.
 * - Percentiles: a little further out than (1 − level)/2, by Student's t with as many observations as there are blocks,
 *   because a percentile interval of few is too narrow (T. C. Hesterberg, What Teachers Should Know about the
 *   Bootstrap, 2015, section 5.3). Percentiles rather than a basic interval: compounding skews the resamples, and
 *   percentiles follow; a basic interval mirrors the skew.
 *
 * `too-short` under {@link PAIRS_MIN} pairs or {@link DIFFERENT_PAIRS_MIN} that differ: the interval is null then.
 */
export function compareReturns(
  returns: Float64Array,
  other: Float64Array,
  { seed, resamples = 2000, level = 0.95, tables = new ResampleTables() }: CompareReturnsOptions,
): ReturnDifference {
  assert(returns.length === other.length, `pairs of returns, not ${returns.length} and ${other.length}`);
  assert(level > 0 && level < 1 && resamples >= 1, `a level of ${level} from ${resamples} resamples`);
  const own = growthOf(returns);
  const others = growthOf(other);
  const observations = returns.length;
  const ownGrowth = own.reduce((sum, growth) => sum + growth, 0);
  const otherGrowth = others.reduce((sum, growth) => sum + growth, 0);
  const figures = {
    returnPct: 100 * Math.expm1(ownGrowth),
    otherReturnPct: 100 * Math.expm1(otherGrowth),
    differencePct: 100 * (Math.expm1(ownGrowth) - Math.expm1(otherGrowth)),
    observations,
  };
  const different = returns.reduce((count, value, i) => count + (value === other[i] ? 0 : 1), 0);
  if (observations < PAIRS_MIN || different < DIFFERENT_PAIRS_MIN) {
    const verdict = observations > 0 && different === 0 ? 'identical' : 'too-short';
    return { ...figures, interval: null, verdict, blockLength: 0, resamples: 0 };
  }
  const weight = Math.exp(ownGrowth);
  const otherWeight = Math.exp(otherGrowth);
  // What each pair adds to the difference, to first order.
  const contributions = own.map((growth, i) => weight * growth - otherWeight * others[i]);
  const blockLength = onGrid(Math.max(Math.cbrt(observations), stationaryBlockLength(contributions)));
  const table = tables.get({ observations, blockLength, seed, resamples });
  const differences = resampledDifferences(own, others, table);
  const tail = tailShare((1 - level) / 2, observations / blockLength);
  const lowPct = quantile(differences, tail);
  const highPct = quantile(differences, 1 - tail);
  return {
    ...figures,
    interval: { lowPct, highPct, level },
    verdict: verdictOf(lowPct, highPct),
    blockLength,
    resamples,
  };
}

/** Differences of the compounded returns in percentage points, ascending. */
function resampledDifferences(own: Float64Array, others: Float64Array, table: ResampleTable): Float64Array {
  const ownTotals = resampledSums(table, runningSums(own));
  const otherTotals = resampledSums(table, runningSums(others));
  return ownTotals.map((total, i) => 100 * (Math.expm1(total) - Math.expm1(otherTotals[i]))).sort();
}

/** The next length up on a grid so fine that no interval would show it: branches of one fork come to the same few. */
function onGrid(blockLength: number): number {
  const steps = Math.ceil(Math.log(blockLength) / LOG_GRID_RATIO - 1e-9);
  return Math.exp(steps * LOG_GRID_RATIO);
}

/** Logarithms of growth: they add up where returns compound. */
function growthOf(returns: Float64Array): Float64Array {
  return returns.map((value) => {
    assert(Number.isFinite(value), `a return of ${value}`);
    return value > -1 ? Math.max(GONE, Math.log1p(value)) : GONE;
  });
}

function verdictOf(lowPct: number, highPct: number): DifferenceVerdict {
  if (lowPct > 0) return 'better';
  return highPct < 0 ? 'worse' : 'no-difference';
}
