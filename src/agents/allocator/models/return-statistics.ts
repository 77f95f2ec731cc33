import { mean } from '../../../analytics/mean.js';
import { sampleDeviation } from '../../../analytics/sample-deviation.js';

/** Of fewer returns nothing is concluded. */
export const RETURNS_MIN = 20;

const YEAR_MS = 365 * 86_400_000;

/** How many returns a year has, as its root: what a deviation is annualised with. */
export function annualRoot(everyMs: number): number {
  return Math.sqrt(YEAR_MS / everyMs);
}

/** Sample standard deviation of the returns that are numbers; NaN under {@link RETURNS_MIN} of them, or if they do not vary. */
export function volatilityOf(returns: Float64Array): number {
  return deviationOf(knownOf(returns));
}

function deviationOf(known: Float64Array): number {
  const deviation = known.length < RETURNS_MIN ? Number.NaN : sampleDeviation(known);
  return deviation > 0 ? deviation : Number.NaN;
}

/** Mean over standard deviation of the returns that are numbers; NaN where there is no {@link volatilityOf}. */
export function sharpeOf(returns: Float64Array): number {
  const known = knownOf(returns);
  return mean(known) / deviationOf(known);
}

/** The returns that are numbers: as a rule all of them, and then no copy is made. */
function knownOf(returns: Float64Array): Float64Array {
  if (areKnown(returns)) return returns;
  const known = new Float64Array(returns.length);
  let count = 0;
  for (let index = 0; index < returns.length; index++) {
    if (Number.isFinite(returns[index])) known[count++] = returns[index];
  }
  return known.subarray(0, count);
}

/** Written out, since a callback for each of thousands is most of what a rebalance costs. */
function areKnown(returns: Float64Array): boolean {
  for (let index = 0; index < returns.length; index++) if (!Number.isFinite(returns[index])) return false;
  return true;
}

/** The values, with the mean of those that are known in place of those that are not; null if none is known. */
export function withMeanForUnknown(values: readonly number[]): number[] | null {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return null;
  const usual = mean(known);
  return values.map((value) => (Number.isFinite(value) ? value : usual));
}

/**
 * Sample covariances of returns, over the times at which both are known. A strategy without a {@link volatilityOf} gets
 * the mean variance of the others and no covariance with them. Null if none has one.
 */
export function covarianceOf(returns: readonly Float64Array[]): number[][] | null {
  const deviations = returns.map(volatilityOf);
  const variances = withMeanForUnknown(deviations.map((deviation) => deviation * deviation));
  if (variances === null) return null;
  const isKnown = (index: number) => Number.isFinite(deviations[index]);
  return returns.map((row, a) =>
    returns.map((column, b) => {
      if (a === b) return variances[a];
      return isKnown(a) && isKnown(b) ? pairCovariance(row, column) : 0;
    }),
  );
}

/** Both end now; an older one of them begins earlier. */
function pairCovariance(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length);
  const left = a.subarray(a.length - length);
  const right = b.subarray(b.length - length);
  const both = (_: number, index: number) => Number.isFinite(left[index]) && Number.isFinite(right[index]);
  const x = left.filter(both);
  const y = right.filter(both);
  if (x.length < RETURNS_MIN) return 0;
  const [meanX, meanY] = [mean(x), mean(y)];
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += (x[index] - meanX) * (y[index] - meanY);
  return sum / (x.length - 1);
}
