import { assert } from '../../core/assert.js';
import type { ChangingMarket } from './changing-market.js';
import type { VolatilityChange } from './market-change.js';

/**
 * Multiplies log returns: a price p becomes p0 × (p / p0)^multiple, where p0 is the price at the moment. Every return
 * after it, of whatever span, is multiplied then, the drift too. Volumes stay.
 */
export function multiplyVolatility({ tail }: ChangingMarket, { multiple }: VolatilityChange, p0: number): void {
  assert(multiple >= 0, `a volatility multiple of ${multiple} turns prices upside down`);
  if (multiple === 1) return;
  const { length, open, high, low, close } = tail;
  const stretched = (price: number) => p0 * Math.exp(multiple * Math.log(price / p0));
  let known = p0;
  let knownStretched = p0;
  for (let row = 0; row < length; row++) {
    // Many prices of a bar, or of one and the next, are the same: a logarithm saved each time.
    if (open[row] !== known) knownStretched = stretched(open[row]);
    const newOpen = knownStretched;
    const newClose = close[row] === open[row] ? newOpen : stretched(close[row]);
    const isHighAtEnd = high[row] === open[row] || high[row] === close[row];
    const isLowAtEnd = low[row] === open[row] || low[row] === close[row];
    known = close[row];
    knownStretched = newClose;
    // The logarithm's last digit must not put a high below a close.
    const top = Math.max(newOpen, newClose);
    const bottom = Math.min(newOpen, newClose);
    high[row] = isHighAtEnd ? top : Math.max(top, stretched(high[row]));
    low[row] = isLowAtEnd ? bottom : Math.min(bottom, stretched(low[row]));
    open[row] = newOpen;
    close[row] = newClose;
  }
}
