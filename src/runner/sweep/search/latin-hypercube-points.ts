import { createRandom, nextUniform, type RandomState } from '../../../core/random.js';
import type { Assignment, SweepParameter } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';
import { DistinctPoints } from './distinct-points.js';
import { valueAtUnit } from './unit-scale.js';

/** How often a point that is not accepted is offered another's coordinate, per parameter. */
const SWAPS_MAX = 50;

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
  for (let row = 0; row < count; row++) {
    for (let left = SWAPS_MAX * parameters.length; left > 0 && !accepts(point(row)); left--) {
      const column = columns[indexBelow(columns.length, random)];
      const other = indexBelow(count, random);
      const otherBroke = !accepts(point(other));
      swap(column, row, other);
      // A swap must not mend one point by breaking another.
      if (!accepts(point(row)) || (!otherBroke && !accepts(point(other)))) swap(column, row, other);
    }
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
