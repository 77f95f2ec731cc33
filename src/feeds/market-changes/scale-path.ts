import { barCloseTsMs } from '../../core/bar-columns.js';
import type { ChangingMarket } from './changing-market.js';

/** What every price of a moment is multiplied by. */
export type PriceFactor = (tsMs: number) => number;

/**
 * Multiplies each price by the factor of its own time: the open by that of the bar's open time, the close by that of its
 * close time. When high and low were reached nobody knows: they get the geometric mean of both factors, and are moved out
 * to open and close where those would lie beyond them. Volumes stay.
 */
export function scalePath({ tail, intervalMs }: ChangingMarket, factorAt: PriceFactor): void {
  const { length, tsMs, open, high, low, close } = tail;
  let knownMs = Number.NaN;
  let known = 1;
  for (let row = 0; row < length; row++) {
    // Most bars open when the one before closes.
    const atOpen = tsMs[row] === knownMs ? known : factorAt(tsMs[row]);
    knownMs = barCloseTsMs(tail, intervalMs, row);
    known = factorAt(knownMs);
    const between = atOpen === known ? known : Math.sqrt(atOpen * known);
    open[row] *= atOpen;
    close[row] *= known;
    high[row] = Math.max(high[row] * between, open[row], close[row]);
    low[row] = Math.min(low[row] * between, open[row], close[row]);
  }
}
