/**
 * Textbook calculations over whole arrays, slow and obvious: what the streaming indicators must agree with.
 * A column has one entry per input, NaN where the value is not defined yet.
 */
export type Column = number[];

export function overWindows(values: Column, period: number, compute: (window: Column) => number): Column {
  return values.map((_, i) => {
    const window = values.slice(Math.max(0, i - period + 1), i + 1);
    return window.length < period || window.some(Number.isNaN) ? Number.NaN : compute(window);
  });
}

export const sum = (window: Column): number => window.reduce((a, b) => a + b, 0);
export const mean = (window: Column): number => sum(window) / window.length;
export const highest = (window: Column): number => Math.max(...window);
export const lowest = (window: Column): number => Math.min(...window);

export function populationDeviation(window: Column): number {
  const center = mean(window);
  return Math.sqrt(mean(window.map((x) => (x - center) ** 2)));
}

export function weightedMean(window: Column): number {
  const weights = window.map((_, i) => i + 1);
  return sum(window.map((x, i) => x * weights[i])) / sum(weights);
}

/** Weighs each new value by `weight`, from the mean of the first `period` defined values on. */
export function exponential(values: Column, period: number, weight: number): Column {
  const start = values.findIndex((x) => !Number.isNaN(x));
  const result = values.map(() => Number.NaN);
  if (start < 0) return result;
  const first = start + period - 1;
  for (let i = first; i < values.length; i++) {
    result[i] = i === first ? mean(values.slice(start, first + 1)) : weight * values[i] + (1 - weight) * result[i - 1];
  }
  return result;
}

export const ema = (values: Column, period: number): Column => exponential(values, period, 2 / (period + 1));
export const wilder = (values: Column, period: number): Column => exponential(values, period, 1 / period);

/** Entry i − entry i−1, NaN at the first. */
export const changes = (values: Column): Column => values.map((x, i) => (i === 0 ? Number.NaN : x - values[i - 1]));

export const zip = (a: Column, b: Column, compute: (x: number, y: number) => number): Column =>
  a.map((x, i) => compute(x, b[i]));

/** Columns to rows. */
export const rows = (...columns: Column[]): number[][] => columns[0].map((_, i) => columns.map((column) => column[i]));

export function trueRanges(high: Column, low: Column, close: Column): Column {
  return high.map((_, i) =>
    i === 0
      ? Number.NaN
      : Math.max(high[i] - low[i], Math.abs(high[i] - close[i - 1]), Math.abs(low[i] - close[i - 1])),
  );
}

/** +DM (or −DM with the roles of high and low exchanged and negated). */
export function directionalMovements(high: Column, low: Column): { plus: Column; minus: Column } {
  const up = changes(high);
  const down = changes(low).map((x) => -x);
  const pick = (own: Column, other: Column) =>
    zip(own, other, (a, b) => (Number.isNaN(a) ? Number.NaN : a > b && a > 0 ? a : 0));
  return { plus: pick(up, down), minus: pick(down, up) };
}

/** Least-squares line of a window on 0, 1, 2, …: its slope. */
export function trendSlope(window: Column): number {
  const center = (window.length - 1) / 2;
  const products = window.map((y, i) => (i - center) * (y - mean(window)));
  return sum(products) / sum(window.map((_, i) => (i - center) ** 2));
}

/** The line at place `x` of the window. */
const trendAt = (window: Column, x: number): number =>
  mean(window) + trendSlope(window) * (x - (window.length - 1) / 2);

export const trendPrediction = (window: Column): number => trendAt(window, window.length);
export const trendResidual = (window: Column): number => window[window.length - 1] - trendAt(window, window.length - 1);
export const trendDeviation = (window: Column): number =>
  Math.sqrt(mean(window.map((y, i) => (y - trendAt(window, i)) ** 2)));
