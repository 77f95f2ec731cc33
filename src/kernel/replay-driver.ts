import type { BarSeries } from './bar-series.js';
import type { Feed } from './feed.js';
import type { LoopStop, RootLoop } from './root-loop.js';

/**
 * Runs history as fast as the feeds deliver it, to its end or to `horizonMs`, inclusive: it may be called again to go on
 * from there, with the same feeds. `onBatch` is awaited between batches: progress and cancellation. Says which of the two it
 * came to.
 */
export async function driveReplay(
  loop: RootLoop,
  series: readonly BarSeries[],
  feeds: readonly Feed[],
  onBatch?: () => void | Promise<void>,
  horizonMs = Number.POSITIVE_INFINITY,
): Promise<Extract<LoopStop, { kind: 'horizon' | 'ended' }>> {
  for (;;) {
    const stop = loop.run(horizonMs);
    if (stop.kind === 'starved') {
      const batch = await feeds[stop.seriesIndex].nextBatch();
      if (batch === null) series[stop.seriesIndex].end();
      else series[stop.seriesIndex].supply(batch, batch.length, batch.length);
    } else if (stop.kind !== 'paused') {
      return stop;
    }
    if (onBatch) await onBatch();
  }
}
