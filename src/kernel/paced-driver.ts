import type { BarSeries } from './bar-series.js';
import type { Kernel } from './kernel.js';
import { LiveBars } from './live-bars.js';
import type { MarketQueue } from './market-queue.js';
import type { RootLoop } from './root-loop.js';
import type { WallClock } from './wall-clock.js';

export interface PacedOptions {
  /** How long the others wait for a series that has not reported yet. */
  readonly graceMs: number;
  /** A message whose time has passed without it: it is dropped, and counted by whoever listens. */
  onLate?(seriesIndex: number): void;
  readonly signal?: AbortSignal;
}

/**
 * Runs the loop under the wall clock, on messages as they arrive: what a live or paper session does. The order of root
 * events is the loop's, hence the same as in a replay of the same bars; only the moment of running them differs.
 * Ends when every series has ended or `signal` is aborted.
 */
export async function drivePaced(
  kernel: Kernel,
  loop: RootLoop,
  series: readonly BarSeries[],
  queue: MarketQueue,
  clock: WallClock,
  options: PacedOptions,
): Promise<void> {
  const live = series.map((one) => new LiveBars(one));
  const { graceMs, signal } = options;
  while (!signal?.aborted) {
    // Armed before looking: a message that arrives from here on wakes the wait below.
    queue.rearm();
    const stop = loop.run(clock.nowMs());
    if (stop.kind === 'ended') return;
    if (stop.kind === 'starved') {
      const message = queue.take(stop.seriesIndex);
      if (message !== undefined) {
        if (!live[stop.seriesIndex].take(message, kernel.clock.tsMs)) options.onLate?.(stop.seriesIndex);
        continue;
      }
      const nextTsMs = Math.min(loop.earliestKnownTsMs(), kernel.timers.nextTsMs);
      if (clock.nowMs() >= nextTsMs + graceMs) loop.run(clock.nowMs() - graceMs, true);
      else await clock.waitUntil(nextTsMs + graceMs, queue.arrival());
      continue;
    }
    const nextTsMs = Math.min(loop.earliestKnownTsMs(), kernel.timers.nextTsMs);
    // Everything has ended and no timer will ever run: a live session would wait here for ever.
    if (nextTsMs === Number.POSITIVE_INFINITY) return;
    await clock.waitUntil(nextTsMs, queue.arrival());
  }
}
