import type { ResampledSeries } from '../agents/resampler/bar-resampler.js';
import type { EngineScenario } from './engine-scenario.js';

/** The bars that strategies ask for and the data do not have: in the order of the data, shorter ones first. */
export function resampledSeries({ data, strategies }: EngineScenario): ResampledSeries[] {
  return data.flatMap(({ symbol, intervalMs: baseIntervalMs }, seriesIndex) => {
    const watching = strategies.filter(({ symbols }) => symbols.includes(symbol));
    const names = new Map(watching.map(({ interval, intervalMs }) => [intervalMs ?? baseIntervalMs, interval]));
    return [...names]
      .filter(([intervalMs]) => intervalMs !== baseIntervalMs)
      .sort(([a], [b]) => a - b)
      .map(([intervalMs, interval]) => ({
        name: `${symbol} ${interval}`,
        seriesIndex,
        baseIntervalMs,
        instrumentIndex: seriesIndex,
        symbol,
        intervalMs,
      }));
  });
}

/** Which of these the strategy hears of the symbol; null: the data's own bars. */
export function resampledIndex(
  resampled: readonly ResampledSeries[],
  seriesIndex: number,
  intervalMs: number | null,
): number | null {
  const index = resampled.findIndex((one) => one.seriesIndex === seriesIndex && one.intervalMs === intervalMs);
  return index < 0 ? null : index;
}
