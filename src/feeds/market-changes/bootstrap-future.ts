import { allocateBarColumns, type BarColumns } from '../../core/bar-columns.js';
import { bootstrapPath } from './bootstrap-path.js';
import type { ChangingMarket } from './changing-market.js';
import type { MarketBars } from './market-bars.js';
import type { BootstrapChange } from './market-change.js';
import { settlePrices } from './settle-prices.js';

/** A market as it is known at a moment. */
export interface KnownMarket extends MarketBars {
  /** Those that have closed. Nothing later is looked at. */
  readonly bars: BarColumns;
  /** Whether a bar is open now. */
  readonly isOpen: boolean;
  /** The last price: where a bar is open, its open. */
  readonly lastPrice: number;
}

/** From a moment to another, in which a future lies. */
export interface FutureTime {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Bars that have not happened: every market goes on from its last price on its own grid of time, in blocks drawn from the
 * bars that have closed (see {@link bootstrapPath}). A bar that is open begins anew at its open. Every market must have
 * closed a bar.
 *
 * @throws DataError MARKETS_APART and InputError MARKET_CHANGE_BEYOND.
 */
export function bootstrapFuture(
  markets: readonly KnownMarket[],
  change: BootstrapChange,
  { fromMs, untilMs }: FutureTime,
): BarColumns[] {
  const changing = markets.map((market) => emptyFuture(market, fromMs, untilMs));
  bootstrapPath(changing, change, fromMs);
  changing.forEach((one, index) => {
    const { tail } = one;
    const { lastPrice, tickSize } = markets[index];
    // What opens first has been seen, or follows what was seen last: the path goes on from there.
    if (tail.length > 0 && markets[index].isOpen) scale(tail, lastPrice / tail.open[0]);
    settlePrices(one, tickSize);
  });
  return changing.map(({ tail }) => tail);
}

function emptyFuture(
  { symbol, intervalMs, bars, isOpen }: KnownMarket,
  fromMs: number,
  untilMs: number,
): ChangingMarket {
  const lastMs = bars.tsMs[bars.length - 1];
  const steps = (fromMs - lastMs) / intervalMs;
  const firstMs = lastMs + Math.max(1, isOpen ? Math.floor(steps) : Math.ceil(steps)) * intervalMs;
  const tail = allocateBarColumns(Math.max(0, Math.ceil((untilMs - firstMs) / intervalMs)));
  for (let row = 0; row < tail.length; row++) tail.tsMs[row] = firstMs + row * intervalMs;
  return { symbol, intervalMs, whole: bars, firstRow: bars.length, tail, notes: [] };
}

function scale({ length, open, high, low, close }: BarColumns, factor: number): void {
  for (const column of [open, high, low, close]) {
    for (let row = 0; row < length; row++) column[row] *= factor;
  }
}
