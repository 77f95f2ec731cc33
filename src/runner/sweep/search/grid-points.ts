import { assert } from '../../../core/assert.js';
import type { Assignment, SweepParameter } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';

/** Every combination that is accepted; the last parameter changes fastest. Only of lists. */
export function gridPoints(parameters: readonly SweepParameter[], accepts: AcceptsPoint): Assignment[] {
  let points: Assignment[] = [[]];
  for (const parameter of parameters) {
    assert(parameter.kind === 'list', `a grid has values of ${parameter.path}, not a range`);
    const { values } = parameter;
    points = points.flatMap((point) => values.map((value) => [...point, value]));
  }
  return points.filter(accepts);
}
