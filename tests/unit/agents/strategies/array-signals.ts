/**
 * The rules of the built-in strategies once more, over whole arrays: nothing of the project's own indicators is in it.
 * Prices are small integers here, so that sums and means of both calculations are exact enough to compare signs.
 */
export interface ArraySignal {
  readonly row: number;
  readonly direction: 'long' | 'flat';
}

/** The signals of a difference: the sign is remembered when not zero, the first one seen starts nothing. */
export function crossSignals(differences: readonly (number | null)[]): ArraySignal[] {
  const signals: ArraySignal[] = [];
  let sign = 0;
  differences.forEach((difference, row) => {
    if (difference === null || difference === 0) return;
    const next = Math.sign(difference);
    if (sign !== 0 && next !== sign) signals.push({ row, direction: next > 0 ? 'long' : 'flat' });
    sign = next;
  });
  return signals;
}

/** SMA(fast) − SMA(slow), brought to one denominator so that it is exact for integers. */
export function momentumDifferences(closes: readonly number[], fast: number, slow: number): (number | null)[] {
  const sum = (row: number, period: number) => closes.slice(row - period + 1, row + 1).reduce((a, b) => a + b, 0);
  return closes.map((_, row) => (row < slow - 1 ? null : sum(row, fast) * slow - sum(row, slow) * fast));
}

/** MACD − signal line, each average seeded with the mean of its first n values. */
export function macdDifferences(
  closes: readonly number[],
  fast: number,
  slow: number,
  signal: number,
): (number | null)[] {
  const fastLine = emaLine(closes, fast);
  const slowLine = emaLine(closes, slow);
  const macd = fastLine.map((value, row) =>
    Number.isNaN(value) || Number.isNaN(slowLine[row]) ? Number.NaN : value - slowLine[row],
  );
  const first = macd.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return closes.map(() => null);
  const line = emaLine(macd.slice(first), signal);
  return macd.map((value, row) => (row < first || Number.isNaN(line[row - first]) ? null : value - line[row - first]));
}

function emaLine(values: readonly number[], period: number): number[] {
  const line = values.map(() => Number.NaN);
  if (values.length < period) return line;
  const alpha = 2 / (period + 1);
  let average = values.slice(0, period).reduce((a, b) => a + b, 0) / period;
  line[period - 1] = average;
  for (let row = period; row < values.length; row++) {
    average = alpha * values[row] + (1 - alpha) * average;
    line[row] = average;
  }
  return line;
}
