import { powerOfTen } from '../../../core/power-of-ten.js';

/** How many values fall between edges of equal distance; a value on an edge belongs above it. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

const BINS_MIN = 8;
const BINS_MAX = 40;
/** Values that differ by less than this part of their size are one value, and smaller ones than the latter are zero. */
const ALIKE = 1e-9;
const SMALLEST = 1e-9;

/** A histogram whose edges are numbers that a reader likes: multiples of 1, 2 or 5 of a power of ten. Undefined without values. */
export function histogram(values: readonly number[]): Histogram | undefined {
  if (values.length === 0) return undefined;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const wanted = Math.max(BINS_MIN, Math.min(BINS_MAX, Math.ceil(4 * Math.cbrt(values.length))));
  const size = Math.max(Math.abs(lowest), Math.abs(highest));
  const isAlike = !(highest - lowest > Math.max(size, SMALLEST) * ALIKE);
  const width = niceWidth(isAlike ? (size > SMALLEST ? size / BINS_MIN : 1) : (highest - lowest) / wanted);
  const first = Math.floor(lowest / width);
  const counts = new Array<number>(Math.floor(highest / width) - first + 1).fill(0);
  for (const value of values) counts[Math.floor(value / width) - first]++;
  return { from: first * width, width, counts };
}

function niceWidth(least: number): number {
  const power = powerOfTen(Math.floor(Math.log10(least)));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
