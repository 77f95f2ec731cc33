import { assert } from '../../core/assert.js';
import { mean } from '../mean.js';

/** A Sharpe ratio (of one period) for each variant. */
export type HalfSharpes = Float64Array;

/** A variance below this part of the mean square is rounding. */
const FLAT = 1e-14;

/** Sums by block and variant: all that the Sharpe ratio of any set of blocks needs. */
export interface BlockMoments {
  readonly blocks: number;
  readonly blockLength: number;
  /** Mean of each variant, from which its values are counted, so that squares do not cancel. */
  readonly centers: Float64Array;
  /** By block: the sum of each variant's distances, and of their squares. */
  readonly sums: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
}

/** Cuts all variants into blocks of equal length; what is left over is at the beginning and unused. */
export function blockMoments(variants: readonly Float64Array[], blocks: number): BlockMoments {
  const count = variants.length;
  const blockLength = Math.floor(variants[0].length / blocks);
  const begin = variants[0].length - blocks * blockLength;
  const centers = new Float64Array(count);
  const sums = Array.from({ length: blocks }, () => new Float64Array(count));
  const squares = Array.from({ length: blocks }, () => new Float64Array(count));
  variants.forEach((returns, variant) => {
    assert(returns.length === variants[0].length, 'variants over the same periods');
    centers[variant] = mean(returns);
    for (let i = begin; i < returns.length; i++) {
      const block = Math.floor((i - begin) / blockLength);
      const distance = returns[i] - centers[variant];
      sums[block][variant] += distance;
      squares[block][variant] += distance * distance;
    }
  });
  return { blocks, blockLength, centers, sums, squares };
}

/**
 * Calls `visit` for every way to cut the blocks into two halves, whose Sharpe ratios stand in `own` and `other` (which
 * of them is the past is the caller's). The arrays are the same ones each time.
 */
export function halfSharpes(
  moments: BlockMoments,
  visit: (halves: { readonly own: HalfSharpes; readonly other: HalfSharpes }) => void,
): void {
  const { blocks, sums, squares } = moments;
  const half = blocks / 2;
  const halves = { own: new Float64Array(moments.centers.length), other: new Float64Array(moments.centers.length) };
  const totals = { sums: added(sums), squares: added(squares) };
  // One pair of sums for each depth: what the blocks chosen so far hold.
  const levels = Array.from({ length: half + 1 }, () => ({
    sums: new Float64Array(moments.centers.length),
    squares: new Float64Array(moments.centers.length),
  }));
  const choose = (depth: number, from: number): void => {
    if (depth === half) {
      sharpesOf(moments, levels[half], totals, halves);
      visit(halves);
      return;
    }
    // The first block is always in `own`: its complement is the same cut.
    const last = depth === 0 ? 0 : blocks - half + depth;
    for (let block = from; block <= last; block++) {
      add(levels[depth].sums, sums[block], levels[depth + 1].sums);
      add(levels[depth].squares, squares[block], levels[depth + 1].squares);
      choose(depth + 1, block + 1);
    }
  };
  choose(0, 0);
}

interface Sums {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function sharpesOf(
  { blocks, blockLength, centers }: BlockMoments,
  chosen: Sums,
  totals: Sums,
  halves: { readonly own: HalfSharpes; readonly other: HalfSharpes },
): void {
  const n = (blocks / 2) * blockLength;
  for (let variant = 0; variant < centers.length; variant++) {
    const center = centers[variant];
    const sum = chosen.sums[variant];
    const square = chosen.squares[variant];
    halves.own[variant] = sharpeOf(n, center, sum, square);
    halves.other[variant] = sharpeOf(n, center, totals.sums[variant] - sum, totals.squares[variant] - square);
  }
}

function sharpeOf(n: number, center: number, sum: number, square: number): number {
  const distance = sum / n;
  const variance = (square - distance * sum) / (n - 1);
  if (!(variance > FLAT * (square / n + center * center))) return 0;
  return (center + distance) / Math.sqrt(variance);
}

function add(left: Float64Array, right: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = left[i] + right[i];
}

function added(parts: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(parts[0].length);
  for (const part of parts) add(total, part, total);
  return total;
}
