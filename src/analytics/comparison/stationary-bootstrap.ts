import { assert } from '../../core/assert.js';
import { createRandom, nextUint32, type RandomState } from '../../core/random.js';

const TWO_TO_32 = 4_294_967_296;

/**
 * Resamples of a series with memory: blocks of it, one after the other, that begin anywhere and whose lengths are
 * geometric, so that the resampled series is stationary. A block that reaches the end goes on at the beginning.
 *
 * Source: D. N. Politis & J. P. Romano, The Stationary Bootstrap, 1994. Series that are resampled together (a branch
 * and its parent, all points of a sweep) take the same blocks: what they have in common stays in common.
 *
 * A resample is a list of pieces `first[i] ≤ index < end[i]`, i < `count`; a block that goes on at the beginning is two.
 * With {@link runningSums} the sum of a resampled series costs two look-ups a piece.
 */
export class StationaryBootstrap {
  readonly first: Int32Array;
  readonly end: Int32Array;
  count = 0;
  readonly #random: RandomState;
  readonly #observations: number;
  /** That a block goes on, in 2⁻³². */
  readonly #goesOn: number;
  readonly #logGoesOn: number;

  /** Of a series of `observations`, in blocks of `blockLength` (at least 1) on average. */
  constructor(observations: number, blockLength: number, seed: number | string) {
    assert(observations > 0 && blockLength >= 1, `blocks of ${blockLength} of ${observations} observations`);
    this.#observations = observations;
    this.#goesOn = (1 - 1 / blockLength) * TWO_TO_32;
    this.#logGoesOn = Math.log(1 - 1 / blockLength);
    this.#random = createRandom(seed);
    this.first = new Int32Array(observations);
    this.end = new Int32Array(observations);
  }

  /** Draws the next resample: as many observations as the series has. */
  draw(): void {
    const n = this.#observations;
    let count = 0;
    for (let left = n; left > 0; ) {
      const start = Math.floor((nextUint32(this.#random) / TWO_TO_32) * n);
      const length = Math.min(left, this.#nextLength());
      left -= length;
      const beyond = start + length - n;
      this.first[count] = start;
      this.end[count++] = beyond > 0 ? n : start + length;
      if (beyond <= 0) continue;
      this.first[count] = 0;
      this.end[count++] = beyond;
    }
    this.count = count;
  }

  /** The sum of the resampled series, of the {@link runningSums} of the series. */
  sum(sums: Float64Array): number {
    let sum = 0;
    for (let piece = 0; piece < this.count; piece++) sum += sums[this.end[piece]] - sums[this.first[piece]];
    return sum;
  }

  /** The same of `width` series at once, whose running sums lie row by row (all series of an index together), into `totals`. */
  sumRows(rows: Float64Array, width: number, totals: Float64Array): void {
    totals.fill(0);
    for (let piece = 0; piece < this.count; piece++) {
      const first = this.first[piece] * width;
      const end = this.end[piece] * width;
      for (let column = 0; column < width; column++) totals[column] += rows[end + column] - rows[first + column];
    }
  }

  #nextLength(): number {
    if (this.#goesOn === 0) return 1;
    const draw = nextUint32(this.#random);
    // The logarithm of the smallest draws would be infinite; half a step up it is not.
    return draw >= this.#goesOn ? 1 : 1 + Math.floor(Math.log((draw + 0.5) / TWO_TO_32) / this.#logGoesOn);
  }
}

/** Of a series: the sum of everything before each index, and of everything, n + 1 numbers. */
export function runningSums(series: Float64Array): Float64Array {
  const sums = new Float64Array(series.length + 1);
  for (let i = 0; i < series.length; i++) sums[i + 1] = sums[i] + series[i];
  return sums;
}
