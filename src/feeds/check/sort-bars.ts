import { allocateBarColumns, BAR_COLUMN_NAMES, type BarColumns } from '../../core/bar-columns.js';

/** A copy of the bars by open time; bars of one time keep their order. */
export function sortBars(bars: BarColumns): BarColumns {
  const order = new Uint32Array(bars.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  order.sort((left, right) => bars.tsMs[left] - bars.tsMs[right] || left - right);
  const sorted = allocateBarColumns(bars.length);
  for (const name of BAR_COLUMN_NAMES) {
    for (let row = 0; row < order.length; row++) sorted[name][row] = bars[name][order[row]];
  }
  return sorted;
}
