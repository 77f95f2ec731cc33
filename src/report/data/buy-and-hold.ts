import { barCloseTsMs } from '../../core/bar-columns.js';
import type { PriceHistory } from '../report-input.js';

/**
 * What the starting equity would be worth at each time if it had been spent in equal parts on every symbol at the first
 * price and held, without fees. Undefined without prices. Only bars that have closed by a time count for it.
 */
export function buyAndHold(
  prices: readonly PriceHistory[],
  tsMs: readonly number[],
  startEquity: number,
): number[] | undefined {
  const held = prices.filter(({ bars }) => bars.length > 0 && bars.open[0] > 0);
  if (held.length === 0 || tsMs.length === 0) return undefined;
  const worth = new Array<number>(tsMs.length).fill(0);
  for (const { bars, intervalMs } of held) {
    let next = 0;
    for (let row = 0; row < tsMs.length; row++) {
      while (next < bars.length && barCloseTsMs(bars, intervalMs, next) <= tsMs[row]) next++;
      const price = next === 0 ? bars.open[0] : bars.close[next - 1];
      worth[row] += (startEquity / held.length) * (price / bars.open[0]);
    }
  }
  return worth;
}
