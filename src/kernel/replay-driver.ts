import type { BarSeries } from './bar-series.js';
import type { Feed } from './feed.js';
import type { RootLoop } from './root-loop.js';

/** Runs history as fast as the feeds deliver it. `onBatch` is awaited between batches: progress and cancellation. */
export async function driveReplay(
  loop: RootLoop,
  series: readonly BarSeries[],
  feeds: readonly Feed[],
  onBatch?: () => void | Promise<void>,
): Promise<void> {
  for (;;) {
    const stop = loop.run();
    if (stop.kind === 'starved') {
      const batch = await feeds[stop.seriesIndex].nextBatch();
      if (batch === null) series[stop.seriesIndex].end();
      else series[stop.seriesIndex].supply(batch, batch.length, batch.length);
    } else if (stop.kind !== 'paused') {
      return;
    }
    if (onBatch) await onBatch();
  }
}
