import { createRandom, nextUniform } from '../../../core/random.js';
import type { Assignment, SweepParameter } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';
import { DistinctPoints } from './distinct-points.js';
import { valueAtUnit } from './unit-scale.js';

/** So many draws in a row without a new point: there are hardly any left. */
const VAIN_DRAWS_MAX = 10_000;

/** `count` different accepted points, drawn uniformly; fewer where there are hardly any more. */
export function randomPoints(
  parameters: readonly SweepParameter[],
  accepts: AcceptsPoint,
  count: number,
  seed: number,
): Assignment[] {
  const random = createRandom(`${seed}/random`);
  const distinct = new DistinctPoints();
  const points: Assignment[] = [];
  for (let vain = 0; points.length < count && vain < VAIN_DRAWS_MAX; vain++) {
    const point = parameters.map((parameter) => valueAtUnit(parameter, nextUniform(random)));
    if (!accepts(point) || !distinct.add(point)) continue;
    points.push(point);
    vain = -1;
  }
  return points;
}
