import { createRandom } from '../../../core/random.js';
import { cholesky } from './cholesky.js';
import { covarianceMatrix } from './parametric-loss.js';
import type { ReturnScenarios } from './scenario-loss.js';
import { nextStandardNormal } from './standard-normal.js';

/**
 * Normal outcomes with the sample covariance of the history: L·z with Cholesky's L. The draws z are made once, from the
 * seed alone, and serve every look: two orders are judged by the same chances, and a snapshot need not hold them.
 */
export function monteCarloScenarios(seed: number | string, samples: number, instrumentCount: number): ReturnScenarios {
  const random = createRandom(seed);
  const draws = Array.from({ length: instrumentCount }, () => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    for (const draw of draws) draw[sample] = nextStandardNormal(random);
  }
  return {
    count: samples,
    returns(history) {
      const lower = cholesky(covarianceMatrix(history));
      return lower.map((row) => {
        const returns = new Float64Array(samples);
        row.forEach((weight, column) => {
          if (weight === 0) return;
          const draw = draws[column];
          for (let sample = 0; sample < samples; sample++) returns[sample] += weight * draw[sample];
        });
        return returns;
      });
    },
  };
}
