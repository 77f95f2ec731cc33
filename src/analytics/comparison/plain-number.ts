const DECIMALS_MAX = 6;

/** Decimals with which none of the numbers is rounded to 0 unless it is one: at least 1, at most 6. */
export function decimalsFor(values: readonly number[]): number {
  let decimals = 1;
  for (const value of values) {
    while (decimals < DECIMALS_MAX && value !== 0 && Number(value.toFixed(decimals)) === 0) decimals++;
  }
  return decimals;
}

/** With so many decimals, never `-0.0`. */
export function plainNumber(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** A probability as a percentage: whole, and `under 1 %` or `over 99 %` at the ends that an estimate never reaches. */
export function plainShare(probability: number): string {
  const pct = 100 * probability;
  if (pct < 1) return 'under 1 %';
  return pct > 99 ? 'over 99 %' : `${pct.toFixed(0)} %`;
}
