import { mean } from './mean.js';

/** Standard deviation of a sample (divided by n − 1), NaN of fewer than two values. Two passes: no cancellation. */
export function sampleDeviation(values: ArrayLike<number>): number {
  if (values.length < 2) return Number.NaN;
  const center = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - center) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
