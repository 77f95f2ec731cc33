import { HEAT_STEPS } from '../../style/heat-ramp.js';

/** Gives a score the class of its colour in a heat map, or none. */
export type ScoreTone = (score: number) => string;

/**
 * The colours of a map. An objective that has both signs is a gain or a loss, the stronger the farther from zero; any
 * other goes from the worst of the map, without colour, to the best.
 */
export function scoreTone(scores: readonly number[], minimize: boolean): ScoreTone {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }
  if (!minimize && lowest < 0) {
    const size = Math.max(-lowest, highest);
    return (score) => {
      const step = Math.ceil((Math.abs(score) / size) * HEAT_STEPS);
      return step === 0 ? '' : `${score > 0 ? 'gain' : 'loss'}-${step}`;
    };
  }
  const width = highest - lowest;
  return (score) => {
    if (!(width > 0)) return '';
    const goodness = (minimize ? highest - score : score - lowest) / width;
    const step = Math.round(goodness * HEAT_STEPS);
    return step === 0 ? '' : `gain-${step}`;
  };
}
