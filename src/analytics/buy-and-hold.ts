/** A market to compare with: the close known at each time (the **close** time of its bar), oldest first. */
export interface Benchmark {
  readonly tsMs: Float64Array;
  readonly close: Float64Array;
}

/**
 * What holding the benchmark from its first to its last close returned, in percent, without costs; null without two
 * closes.
 */
export function buyAndHoldReturnPct(benchmark: Benchmark): number | null {
  const { close } = benchmark;
  return close.length < 2 || !(close[0] > 0) ? null : (close[close.length - 1] / close[0] - 1) * 100;
}
