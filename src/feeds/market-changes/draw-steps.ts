import { assert } from '../../core/assert.js';
import { createRandom, nextUniform } from '../../core/random.js';

/**
 * Draws `count` steps out of [from, to) in blocks of steps that follow each other. A block ends with the same chance
 * after each step, so that its length is geometric with mean 1 / chance; after the last step comes the first.
 *
 * Source: D. N. Politis and J. P. Romano, "The stationary bootstrap", Journal of the American Statistical Association 89
 * (1994).
 */
export function drawSteps(count: number, from: number, to: number, chance: number, seed: number): Int32Array {
  assert(to > from && chance > 0, 'nothing to draw from');
  const random = createRandom(`${seed}/bootstrap`);
  const drawn = new Int32Array(count);
  let step = to;
  for (let index = 0; index < count; index++) {
    const isNewBlock = index === 0 || nextUniform(random) < chance;
    step = isNewBlock ? from + Math.floor(nextUniform(random) * (to - from)) : step + 1;
    if (step >= to) step = from;
    drawn[index] = step;
  }
  return drawn;
}
