import type { Assignment, ScenarioSweep } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';
import { gridPoints } from './grid-points.js';
import { latinHypercubePoints } from './latin-hypercube-points.js';
import { randomPoints } from './random-points.js';
import { sequentialPoints } from './sequential-points.js';
import type { Trial } from './trial.js';

/**
 * The points that a search wants run next, given all that it has had run, in order; empty: it is over. Depends on its
 * arguments alone, so a search that was broken off goes on as it would have.
 */
export function nextPoints(
  { parameters, search }: ScenarioSweep,
  accepts: AcceptsPoint,
  trials: readonly Trial[],
): Assignment[] {
  if (search.kind === 'sequential') return sequentialPoints({ parameters, accepts, ...search }, trials);
  if (trials.length > 0) return [];
  switch (search.kind) {
    case 'grid':
      return gridPoints(parameters, accepts);
    case 'random':
      return randomPoints(parameters, accepts, search.points, search.seed);
    case 'latin-hypercube':
      return latinHypercubePoints(parameters, accepts, search.points, search.seed);
  }
}
