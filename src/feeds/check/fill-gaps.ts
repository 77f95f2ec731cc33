import { allocateBarColumns, type BarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';

const FILL_RATIO_MAX = 20;
const FILL_ALWAYS_ALLOWED = 1_000_000;

/**
 * A copy of `bars` (in order of time) with each gap filled by flat bars at the last close without volume: what a chart
 * shows where nothing traded. Throws DataError DATA_GAPS_TOO_LARGE where far more bars would be made up than there are.
 */
export function fillGaps(bars: BarColumns, intervalMs: number): BarColumns {
  const missing = countMissing(bars, intervalMs);
  if (missing > FILL_ALWAYS_ALLOWED && missing > bars.length * FILL_RATIO_MAX) {
    throw new DataError({
      code: 'DATA_GAPS_TOO_LARGE',
      message: `Filling the gaps would make up ${missing} bars where the data has ${bars.length}.`,
      remedy: 'Check the interval and the times of the data; a wrong unit or year makes such gaps.',
      values: { missing, rows: bars.length },
    });
  }
  const filled = allocateBarColumns(bars.length + missing);
  let target = 0;
  for (let row = 0; row < bars.length; row++) {
    for (let step = missingBefore(bars, row, intervalMs), index = 1; index <= step; index++) {
      const price = bars.close[row - 1];
      setBar(filled, target++, bars.tsMs[row - 1] + index * intervalMs, price, price, price, price, 0);
    }
    const { tsMs, open, high, low, close, volume } = bars;
    setBar(filled, target++, tsMs[row], open[row], high[row], low[row], close[row], volume[row]);
  }
  return filled;
}

function countMissing(bars: BarColumns, intervalMs: number): number {
  let missing = 0;
  for (let row = 1; row < bars.length; row++) missing += missingBefore(bars, row, intervalMs);
  return missing;
}

/** Rounded, so that a bar off the grid beside a gap neither adds a bar nor swallows one. */
function missingBefore(bars: BarColumns, row: number, intervalMs: number): number {
  if (row === 0) return 0;
  return Math.max(0, Math.round((bars.tsMs[row] - bars.tsMs[row - 1]) / intervalMs) - 1);
}

function setBar(
  bars: BarColumns,
  row: number,
  tsMs: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
): void {
  bars.tsMs[row] = tsMs;
  bars.open[row] = open;
  bars.high[row] = high;
  bars.low[row] = low;
  bars.close[row] = close;
  bars.volume[row] = volume;
}
