/** One line of the benchmark. */
export interface Measure {
  readonly median: number;
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  readonly runs?: number;
  /** Time of the engine over time of the plain loop for the same bars, both measured in turn. */
  readonly ratioToPlainLoop?: number;
  readonly peakMb?: number;
}

export type Measures = Record<string, Measure>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A rate of `amount` per second from times in milliseconds. */
export function rateOf(amount: number, timesMs: readonly number[], unit: string): Measure {
  const rates = timesMs.map((ms) => amount / (ms / 1000));
  return { median: median(rates), unit, min: Math.min(...rates), max: Math.max(...rates), runs: rates.length };
}
