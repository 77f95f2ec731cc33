import { assert } from '../../core/assert.js';
import { blockMoments, type HalfSharpes, halfSharpes } from './block-moments.js';
import { quantile } from './quantile.js';

const BLOCKS_MAX = 16;
/** Under six blocks there are fewer than 20 ways to halve them. */
const BLOCKS_MIN = 6;
const BLOCK_OBSERVATIONS_MIN = 10;

/** What picking the best of several variants by its past was worth, over all ways to halve the time. */
export interface OverfittingProbability {
  /** How often the best of one half is below the median in the other, 0 to 1; a place in the very middle counts half. */
  readonly pbo: number;
  /** ln(ω / (1 − ω)), ω the relative rank in the other half: above 0 is above the median. */
  readonly logit: { readonly p5: number; readonly median: number; readonly p95: number };
  /** Least-squares slope of the best's Sharpe ratio in the other half on that in its own; null where that never varies. */
  readonly degradationSlope: number | null;
  /** How often the best of one half lost in the other, 0 to 1. */
  readonly lossProbability: number;
  readonly variants: number;
  readonly blocks: number;
  /** Ways to take half of the blocks. */
  readonly splits: number;
  /** Returns of each variant that were used: a multiple of the blocks, the oldest left out. */
  readonly observations: number;
}

/**
 * The probability of backtest overfitting by combinatorially symmetric cross-validation.
 *
 * `variants` holds the returns by period of every variant, not of the good ones alone, over the same periods. They are
 * cut into `blocks` blocks of time (an even number; by default 16, fewer where a block would hold under ten returns).
 * Every choice of half of them is a past: the variant with the best Sharpe ratio there is looked up in the other half.
 *
 * Source: D. H. Bailey, J. Borwein, M. López de Prado & Q. J. Zhu, The Probability of Backtest Overfitting, Journal of
 * Computational Finance, 2015. A half without variation has a Sharpe ratio of 0. Null under two variants or 60 returns.
 */
export function overfittingProbability(
  variants: readonly Float64Array[],
  blocks: number = blocksFor(variants[0]?.length ?? 0),
): OverfittingProbability | null {
  const length = variants[0]?.length ?? 0;
  if (variants.length < 2 || blocks < BLOCKS_MIN || length < BLOCKS_MIN * BLOCK_OBSERVATIONS_MIN) return null;
  assert(blocks % 2 === 0 && blocks <= length, `an even number of blocks of ${length} returns, not ${blocks}`);
  const moments = blockMoments(variants, blocks);
  const outcome = new SplitOutcomes();
  halfSharpes(moments, (halves) => {
    outcome.add(halves.own, halves.other);
    outcome.add(halves.other, halves.own);
  });
  return {
    ...outcome.summary(),
    variants: variants.length,
    blocks,
    observations: moments.blockLength * blocks,
  };
}

function blocksFor(observations: number): number {
  return Math.min(BLOCKS_MAX, 2 * Math.floor(observations / BLOCK_OBSERVATIONS_MIN / 2));
}

/** What became of the best of each half. */
class SplitOutcomes {
  readonly #logits: number[] = [];
  readonly #own: number[] = [];
  readonly #other: number[] = [];
  #below = 0;
  #losses = 0;

  add(own: HalfSharpes, other: HalfSharpes): void {
    let best = 0;
    for (let variant = 1; variant < own.length; variant++) if (own[variant] > own[best]) best = variant;
    const reached = other[best];
    let worse = 0;
    let equal = 0;
    for (let variant = 0; variant < other.length; variant++) {
      if (other[variant] < reached) worse++;
      else if (other[variant] === reached) equal++;
    }
    // Equals share the middle of their ranks, which begin at 1.
    const rank = worse + (equal + 1) / 2;
    const beyond = other.length + 1 - rank;
    this.#logits.push(Math.log(rank / beyond));
    this.#below += rank < beyond ? 1 : rank === beyond ? 0.5 : 0;
    this.#losses += reached < 0 ? 1 : 0;
    this.#own.push(own[best]);
    this.#other.push(reached);
  }

  summary(): Omit<OverfittingProbability, 'variants' | 'blocks' | 'observations'> {
    const splits = this.#logits.length;
    const logits = Float64Array.from(this.#logits).sort();
    return {
      pbo: this.#below / splits,
      logit: { p5: quantile(logits, 0.05), median: quantile(logits, 0.5), p95: quantile(logits, 0.95) },
      degradationSlope: slope(this.#own, this.#other),
      lossProbability: this.#losses / splits,
      splits,
    };
  }
}

function slope(x: readonly number[], y: readonly number[]): number | null {
  const center = x.reduce((sum, value) => sum + value, 0) / x.length;
  const products = x.reduce((sum, value, i) => sum + (value - center) * y[i], 0);
  const squares = x.reduce((sum, value) => sum + (value - center) * (value - center), 0);
  return squares > 1e-18 * x.length ? products / squares : null;
}
