import { mean } from './mean.js';
import { TRADES_MIN } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/**
 * System quality number: how far the average trade is from 0, in standard errors; above 2 is usable, above 3 good.
 *
 * Formula: √n · mean / sample standard deviation of the trades' profits (Van K. Tharp, The Definitive Guide to Position
 * Sizing, 2008). Null under {@link TRADES_MIN} trades and where they do not vary.
 */
export function sqn(pnl: Float64Array): number | null {
  if (pnl.length < TRADES_MIN) return null;
  const deviation = sampleDeviation(pnl);
  let largest = 0;
  for (let trade = 0; trade < pnl.length; trade++) largest = Math.max(largest, Math.abs(pnl[trade]));
  if (!(deviation > largest * 1e-12)) return null; // Equal profits: what is left is rounding.
  return (Math.sqrt(pnl.length) * mean(pnl)) / deviation;
}
