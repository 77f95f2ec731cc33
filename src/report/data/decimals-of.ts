const DECIMALS_MAX = 8;
/** Digits worth keeping in a chart or a table cell. */
const SIGNIFICANT_DIGITS = 9;

/** How many decimals the values really use, at most 8 and at most what so many significant digits of the largest leave. */
export function decimalsOf(values: ArrayLike<number>, significantDigits = SIGNIFICANT_DIGITS): number {
  let sizeMax = 0;
  for (let index = 0; index < values.length; index++) sizeMax = Math.max(sizeMax, Math.abs(values[index]) || 0);
  const digitsBefore = sizeMax >= 1 ? Math.floor(Math.log10(sizeMax)) + 1 : 0;
  const limit = Math.max(0, Math.min(DECIMALS_MAX, significantDigits - digitsBefore));
  let decimals = 0;
  for (let index = 0; index < values.length && decimals < limit; index++) {
    while (decimals < limit && !isWhole(values[index] * 10 ** decimals)) decimals++;
  }
  return decimals;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= 1e-9 * Math.max(1, Math.abs(value));
}
