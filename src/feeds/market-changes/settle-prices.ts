import { assert } from '../../core/assert.js';
import { decimalPlaces, parseDecimal } from '../../core/decimal.js';
import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { ChangingMarket } from './changing-market.js';

/** No market has a higher price, and the ledger's float views of one would lose what matters. */
const PRICE_MAX = 1e15;

/**
 * Rounds changed prices to the tick, at least one, as a market's own prices are: the same decimal text, the same double.
 * The venue does without (its fills are rounded against the trader), but a price that is met exactly is rare off the
 * grid. Rounding keeps order, so a high stays a high.
 *
 * @throws InputError MARKET_CHANGE_BEYOND where a price is not positive or beyond all reason.
 */
export function settlePrices({ symbol, tail }: ChangingMarket, tickSize: string | undefined): void {
  if (tickSize !== undefined) roundToTicks(tail, tickSize);
  const { tsMs, open, high, low, close } = tail;
  for (let row = 0; row < tail.length; row++) {
    const lowest = low[row];
    const highest = high[row];
    if (!(lowest > 0 && highest < PRICE_MAX)) throw beyond(symbol, tsMs[row], lowest, highest);
    const isInside = open[row] >= lowest && close[row] >= lowest && open[row] <= highest && close[row] <= highest;
    // The message is only put together where it is needed: it costs more than all else.
    if (!isInside) assert(false, `${symbol}: changed bar ${row} has a high or low inside of open and close`);
  }
}

function roundToTicks({ open, high, low, close }: ChangingMarket['tail'], tickSize: string): void {
  const decimals = decimalPlaces(tickSize);
  const one = 10 ** decimals;
  const tickUnits = Number(parseDecimal(tickSize, decimals));
  const perTick = one / tickUnits;
  for (const column of [open, high, low, close]) {
    for (let row = 0; row < column.length; row++) {
      column[row] = (Math.max(1, Math.round(column[row] * perTick)) * tickUnits) / one;
    }
  }
}

function beyond(symbol: string, tsMs: number, low: number, high: number): InputError {
  return new InputError({
    code: 'MARKET_CHANGE_BEYOND',
    message: `The market changes take ${symbol} to prices of ${low} to ${high} at ${isoTime(tsMs)}.`,
    remedy: 'Give a smaller shock, volatility multiple or trend.',
    values: { symbol, tsMs, low, high },
  });
}
