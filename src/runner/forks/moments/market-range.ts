import { barCloseTsMs } from '../../../core/bar-columns.js';
import type { EngineScenario } from '../../engine-scenario.js';
import type { MarketData } from '../branches/market-data.js';
import type { ForkRange } from './fork-times.js';

/** From the first moment of the data to the last. */
export function marketRange({ data }: EngineScenario, { bars, ticks }: Pick<MarketData, 'bars' | 'ticks'>): ForkRange {
  let afterMs = Number.POSITIVE_INFINITY;
  let beforeMs = Number.NEGATIVE_INFINITY;
  data.forEach(({ intervalMs }, index) => {
    const columns = bars[index];
    const trades = ticks[index]?.trades ?? null;
    if (trades !== null && trades.length > 0) {
      afterMs = Math.min(afterMs, trades.tsMs[0]);
      beforeMs = Math.max(beforeMs, trades.tsMs[trades.length - 1]);
    } else if (columns.length > 0) {
      afterMs = Math.min(afterMs, columns.tsMs[0]);
      beforeMs = Math.max(beforeMs, barCloseTsMs(columns, intervalMs, columns.length - 1));
    }
  });
  return { afterMs, beforeMs };
}
