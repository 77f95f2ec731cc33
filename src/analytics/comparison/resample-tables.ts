import { StationaryBootstrap } from './stationary-bootstrap.js';

/** Resamples that are kept are what drawing them would give again: as many sets of them as are in use at a time. */
const TABLES_MAX = 8;

/** Which resamples: the same four give the same ones. */
export interface ResampleTerms {
  readonly observations: number;
  readonly blockLength: number;
  readonly seed: number | string;
  readonly resamples: number;
}

/** Drawn resamples: pieces `first[i] ≤ index < end[i]`, those of resample r from `from[r]` up to `from[r + 1]`. */
export interface ResampleTable {
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly from: Int32Array;
}

/**
 * Draws resamples and remembers the last ones: of many branches that are compared over the same time each asks for the
 * same, and drawing takes ten times as long as using them.
 */
export class ResampleTables {
  private readonly tables = new Map<string, ResampleTable>();

  get(terms: ResampleTerms): ResampleTable {
    const { observations, blockLength, seed, resamples } = terms;
    const key = `${observations}/${blockLength}/${resamples}/${typeof seed}/${seed}`;
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const table = drawTable(terms);
    const [oldest] = this.tables.keys();
    if (this.tables.size === TABLES_MAX) this.tables.delete(oldest);
    this.tables.set(key, table);
    return table;
  }
}

/** The sums of the resampled series, one a resample, of the running sums of the series. */
export function resampledSums({ first, end, from }: ResampleTable, sums: Float64Array): Float64Array {
  const totals = new Float64Array(from.length - 1);
  for (let resample = 0; resample < totals.length; resample++) {
    let total = 0;
    for (let piece = from[resample]; piece < from[resample + 1]; piece++)
      total += sums[end[piece]] - sums[first[piece]];
    totals[resample] = total;
  }
  return totals;
}

function drawTable({ observations, blockLength, seed, resamples }: ResampleTerms): ResampleTable {
  const bootstrap = new StationaryBootstrap(observations, blockLength, seed);
  const from = new Int32Array(resamples + 1);
  // A resample has about two pieces more than blocks: one that goes on at the beginning, one that is cut off.
  let first = new Int32Array(Math.ceil(resamples * (observations / blockLength + 2)));
  let end = new Int32Array(first.length);
  for (let resample = 0; resample < resamples; resample++) {
    bootstrap.draw();
    const at = from[resample];
    const needed = at + bootstrap.count;
    if (needed > first.length) [first, end] = [grown(first, needed), grown(end, needed)];
    first.set(bootstrap.first.subarray(0, bootstrap.count), at);
    end.set(bootstrap.end.subarray(0, bootstrap.count), at);
    from[resample + 1] = needed;
  }
  return { first, end, from };
}

function grown(column: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, column.length * 2));
  larger.set(column);
  return larger;
}
