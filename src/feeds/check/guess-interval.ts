const STEPS_SEEN = 10_000;

/** The most common positive step between neighbouring times, judged by the first ten thousand. */
export function guessIntervalMs(times: Float64Array, length: number): number | undefined {
  const counts = new Map<number, number>();
  let best: number | undefined;
  for (let row = 1; row < Math.min(length, STEPS_SEEN); row++) {
    const stepMs = times[row] - times[row - 1];
    if (!(stepMs > 0)) continue;
    const count = (counts.get(stepMs) ?? 0) + 1;
    counts.set(stepMs, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = stepMs;
  }
  return best;
}
