import { nextUniform } from '../../../core/random.js';
import type { ParzenDensity } from './parzen-density.js';

/**
 * The same for values without an order, such as names: how often each was seen, and once more. A value is a part of
 * [0, 1), one of `count` equal ones.
 */
export function choiceDensity(units: readonly number[], count: number): ParzenDensity {
  const partOf = (unit: number) => Math.min(count - 1, Math.floor(unit * count));
  const seen = new Array<number>(count).fill(1);
  for (const unit of units) seen[partOf(unit)]++;
  const total = units.length + count;
  return {
    draw(random) {
      let left = nextUniform(random) * total;
      let part = 0;
      while (part < count - 1 && left >= seen[part]) left -= seen[part++];
      return (part + 0.5) / count;
    },
    logAt: (unit) => Math.log((seen[partOf(unit)] * count) / total),
  };
}
