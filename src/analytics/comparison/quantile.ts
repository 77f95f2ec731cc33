/**
 * The `share` quantile (0 to 1) of numbers in ascending order, linear between two of them; NaN of nothing.
 *
 * Formula: Hyndman & Fan, Sample Quantiles in Statistical Packages, 1996, type 7.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  if (below >= sorted.length - 1) return sorted.length === 0 ? Number.NaN : sorted[sorted.length - 1];
  return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}
