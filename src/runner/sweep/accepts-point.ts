import { assert } from '../../core/assert.js';
import type { Assignment, ScenarioSweep } from '../scenario/scenario-sweep.js';
import { parseConstraint } from './parse-constraint.js';

/** Whether a point satisfies every constraint of the sweep. */
export type AcceptsPoint = (values: Assignment) => boolean;

/** @param sweep with constraints that have been checked. */
export function acceptsPoint({ parameters, constraints }: ScenarioSweep): AcceptsPoint {
  const paths = parameters.map(({ path }) => path);
  const parsed = constraints.map((text) => {
    const constraint = parseConstraint(text, paths);
    assert(constraint.ok, `the scenario passed with a constraint that cannot be read: ${text}`);
    return constraint.holds;
  });
  if (parsed.length === 0) return () => true;
  return (values) => {
    const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
    return parsed.every((holds) => holds(numbers));
  };
}
