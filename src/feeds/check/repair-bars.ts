import { allocateBarColumns, BAR_COLUMN_NAMES, type BarColumns } from '../../core/bar-columns.js';
import type { DataPolicy } from './data-policy.js';
import { gridOriginMs } from './time-grid.js';

/** How many bars each choice touched. */
export interface RepairCounts {
  badPricesDropped: number;
  highLowDropped: number;
  highLowWidened: number;
  badVolumeDropped: number;
  badVolumeZeroed: number;
  offGridDropped: number;
  duplicatesDropped: number;
}

/**
 * A copy of `bars` (in order of time) without the bars that `policy` drops and with those mended that it mends. Bars are
 * judged on their own merits before duplicates are: of two bars of one time, a broken one never wins.
 */
export function repairBars(
  bars: BarColumns,
  intervalMs: number,
  policy: DataPolicy,
): { bars: BarColumns; counts: RepairCounts } {
  const out = allocateBarColumns(bars.length);
  const originMs = gridOriginMs(intervalMs);
  const counts: RepairCounts = {
    badPricesDropped: 0,
    highLowDropped: 0,
    highLowWidened: 0,
    badVolumeDropped: 0,
    badVolumeZeroed: 0,
    offGridDropped: 0,
    duplicatesDropped: 0,
  };
  let length = 0;
  for (let row = 0; row < bars.length; row++) {
    const timeMs = bars.tsMs[row];
    const open = bars.open[row];
    let high = bars.high[row];
    let low = bars.low[row];
    const close = bars.close[row];
    let volume = bars.volume[row];

    if (!(isPrice(open) && isPrice(high) && isPrice(low) && isPrice(close))) {
      counts.badPricesDropped++;
      continue;
    }
    if (high < Math.max(open, close) || low > Math.min(open, close)) {
      if (policy.highLow === 'drop') {
        counts.highLowDropped++;
        continue;
      }
      counts.highLowWidened++;
      high = Math.max(high, open, close);
      low = Math.min(low, open, close);
    }
    if (!(volume >= 0 && volume < Infinity)) {
      if (policy.badVolume === 'drop') {
        counts.badVolumeDropped++;
        continue;
      }
      counts.badVolumeZeroed++;
      volume = 0;
    }
    if (policy.offGrid === 'drop' && (timeMs - originMs) % intervalMs !== 0) {
      counts.offGridDropped++;
      continue;
    }
    const duplicate = length > 0 && out.tsMs[length - 1] === timeMs;
    if (duplicate) counts.duplicatesDropped++;
    if (duplicate && policy.duplicates === 'keep-first') continue;
    const target = duplicate ? length - 1 : length++;
    out.tsMs[target] = timeMs;
    out.open[target] = open;
    out.high[target] = high;
    out.low[target] = low;
    out.close[target] = close;
    out.volume[target] = volume;
  }
  return { bars: trim(out, length), counts };
}

function isPrice(value: number): boolean {
  return value > 0 && value < Infinity;
}

/** A copy of exact length, so that the dropped rows' memory is freed. */
function trim(bars: BarColumns, length: number): BarColumns {
  if (length === bars.length) return bars;
  const exact = allocateBarColumns(length);
  for (const name of BAR_COLUMN_NAMES) exact[name].set(bars[name].subarray(0, length));
  return exact;
}
