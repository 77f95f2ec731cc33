/** Sample covariance (divided by n − 1) of two series of the same length. */
export function covariance(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] - meanA) * (b[index] - meanB);
  return sum / (a.length - 1);
}

/** Pearson's correlation, −1 to 1; 0 where one of the series never moves. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const both = covariance(a, a) * covariance(b, b);
  return both > 0 ? covariance(a, b) / Math.sqrt(both) : 0;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
