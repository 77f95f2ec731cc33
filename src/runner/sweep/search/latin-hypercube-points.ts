import { createRandom, nextUniform, type RandomState } from '../../../core/random.js';
import type { Assignment, SweepParameter } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';
import { DistinctPoints } from './distinct-points.js';
import { valueAtUnit } from './unit-scale.js';

/** How many swaps are tried, per point of the hypercube and in all: a constraint may be such that no swaps help. */
const POINT_SWAPS_MAX = 100;
const SWAPS_MAX = 200_000;

/**
 * A Latin hypercube: each parameter's range is cut into `count` equal parts, and each part is used once (M. D. McKay,
 * R. J. Beckman, W. J. Conover, "A comparison of three methods for selecting values of input variables", 1979).
 *
 * Points that break a constraint swap coordinates with others, which keeps every part used once; those that still break
 * it fall out, and so do points that are the same because a parameter has few values. So there may be fewer.
 */
export function latinHypercubePoints(
  parameters: readonly SweepParameter[],
  accepts: AcceptsPoint,
  count: number,
  seed: number,
): Assignment[] {
  const random = createRandom(`${seed}/latin-hypercube`);
  const columns = parameters.map((parameter) =>
    shuffled(count, random).map((part) => valueAtUnit(parameter, (part + nextUniform(random)) / count)),
  );
  const point = (row: number): Assignment => columns.map((column) => column[row]);
  const broken = new Set(columns[0].flatMap((_, row) => (accepts(point(row)) ? [] : [row])));
  for (let left = Math.min(SWAPS_MAX, POINT_SWAPS_MAX * count); left > 0 && broken.size > 0; left--) {
    const column = columns[indexBelow(columns.length, random)];
    const [row] = broken;
    // To the end of the queue, so that one that cannot be mended holds up no other.
    broken.delete(row);
    broken.add(row);
    const other = indexBelow(count, random);
    const before = (broken.has(other) && other !== row ? 1 : 0) + 1;
    swap(column, row, other);
    const mended = [row, other].filter((one) => accepts(point(one)));
    const after = new Set([row, other]).size - new Set(mended).size;
    // One that breaks instead is no worse: from another place it may be mended.
    if (after > before) {
      swap(column, row, other);
      continue;
    }
    for (const one of [row, other]) broken.add(one);
    for (const one of mended) broken.delete(one);
  }
  const distinct = new DistinctPoints();
  return Array.from({ length: count }, (_, row) => point(row)).filter((one) => accepts(one) && distinct.add(one));
}

/** The numbers from 0 to before `count` in an order by chance (Fisher and Yates). */
function shuffled(count: number, random: RandomState): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) swap(order, index, indexBelow(index + 1, random));
  return order;
}

function indexBelow(count: number, random: RandomState): number {
  return Math.floor(nextUniform(random) * count);
}

function swap<T>(list: T[], a: number, b: number): void {
  [list[a], list[b]] = [list[b], list[a]];
}
