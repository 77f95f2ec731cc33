import { normalCdf } from '../../../analytics/comparison/normal-distribution.js';
import { nextNormal, nextUniform, type RandomState } from '../../../core/random.js';

/**
 * A density over [0, 1) that is high near values seen: a uniform one and, for each value, a bell curve cut off at the
 * ends, all of equal weight. How wide a bell curve is depends on how near the others are.
 */
export interface ParzenDensity {
  draw(random: RandomState): number;
  logAt(unit: number): number;
}

/** As narrow as this at most, however near the neighbours: otherwise a search would dig in one place. */
const WIDTHS_MAX = 100;

/**
 * The adaptive Parzen estimator of J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for hyper-parameter
 * optimization" (2011), section 4: the deviation of each bell curve is the larger distance to its two neighbours.
 */
export function parzenDensity(units: readonly number[]): ParzenDensity {
  const centers = [...units].sort((a, b) => a - b);
  const widthMin = 1 / Math.min(WIDTHS_MAX, centers.length + 1);
  const widths = centers.map((center, index) => {
    const left = center - (centers[index - 1] ?? 0);
    const right = (centers[index + 1] ?? 1) - center;
    return Math.min(1, Math.max(widthMin, left, right));
  });
  // What of each bell curve lies inside.
  const masses = centers.map(
    (center, index) => normalCdf((1 - center) / widths[index]) - normalCdf(-center / widths[index]),
  );
  const kernels = centers.length + 1;
  return {
    draw(random) {
      const kernel = Math.floor(nextUniform(random) * kernels);
      if (kernel === centers.length) return nextUniform(random);
      for (;;) {
        const unit = centers[kernel] + widths[kernel] * nextNormal(random);
        if (unit >= 0 && unit < 1) return unit;
      }
    },
    logAt(unit) {
      let density = 1;
      for (let index = 0; index < centers.length; index++) {
        const z = (unit - centers[index]) / widths[index];
        density += Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * widths[index] * masses[index]);
      }
      return Math.log(density / kernels);
    },
  };
}
