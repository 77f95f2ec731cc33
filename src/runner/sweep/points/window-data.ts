import type { Benchmark } from '../../../analytics/buy-and-hold.js';
import type { BarColumns } from '../../../core/bar-columns.js';
import { hashBars } from '../../../feeds/hash-bars.js';
import { selectPeriod } from '../../../feeds/select-period.js';
import { benchmarkDays } from '../../describe/benchmark-days.js';
import type { EngineScenario } from '../../engine-scenario.js';
import type { PreparedData } from '../../prepare/prepared-data.js';
import type { RunWindow } from './sweep-task.js';

/** What runs over one part of the data have in common. */
export interface WindowData {
  /** By data set, those that are only looked at included. */
  readonly bars: readonly BarColumns[];
  /** By data set, without those of the terms. */
  readonly barHashes: readonly string[];
  /** Of the window itself. */
  readonly benchmark: Benchmark;
}

/**
 * The data of a window, as views on the same memory; null: all of it.
 * @throws DataError DATA_PERIOD_OUTSIDE
 */
export function windowData(
  scenario: EngineScenario,
  data: readonly PreparedData[],
  window: RunWindow | null,
): WindowData {
  const { intervalMs: firstMs } = scenario.data[0];
  if (window === null) {
    return {
      bars: data.map(({ bars }) => bars),
      barHashes: data.map(({ hash }) => hash),
      benchmark: benchmarkDays(data[0].bars, firstMs),
    };
  }
  const { fromMs, toMs, warmFromMs } = window;
  const bars = data.map((one, index) => selectPeriod(one.bars, scenario.data[index].intervalMs, warmFromMs, toMs));
  return {
    bars,
    barHashes: bars.map((one, index) => hashBars(one, data[index].symbol, scenario.data[index].intervalMs)),
    benchmark: benchmarkDays(selectPeriod(bars[0], firstMs, fromMs, toMs), firstMs),
  };
}
