import type { SweepParameter } from '../../scenario/scenario-sweep.js';
import { valueCount } from './unit-scale.js';

/** How many combinations there are before constraints; infinite where a parameter is continuous. */
export function gridSize(parameters: readonly SweepParameter[]): number {
  return parameters.reduce((product, parameter) => product * valueCount(parameter), 1);
}
