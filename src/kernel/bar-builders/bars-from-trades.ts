import { allocateBarColumns, type BarColumns } from '../../core/bar-columns.js';
import type { TradeColumns } from '../../core/tick-columns.js';
import { closeUntil, createBarBuilder, pushTrade } from './bar-builder.js';
import type { BarRule } from './bar-rule.js';
import type { TradeBar } from './trade-bar.js';

/** Bars made of trades: the columns of any other bars, and what only trades tell. */
export interface TradeBarColumns extends BarColumns {
  /** Time bars: the end of the interval. Others: the time of the last trade. */
  readonly closeTsMs: Float64Array;
  /** Σ price × quantity, quote currency. */
  readonly notional: Float64Array;
  readonly tradeCount: Float64Array;
}

export interface BarsFromTradesOptions {
  /**
   * Which time of a trade counts: `tsMs` (default), when it was known here, or `exchangeTsMs`, by which the exchange's
   * own bars are cut.
   */
  readonly time?: 'tsMs' | 'exchangeTsMs';
  /** Time bars: the time up to which the trades are complete, which closes a last bar that ends by then. */
  readonly untilTsMs?: number;
}

/**
 * All bars that the trades fill, oldest first; trades that fill none at the end are left out. Intervals without a trade
 * have no bar. The first time bar may lack the trades from before the data begins.
 */
export function barsFromTrades(
  trades: TradeColumns,
  rule: BarRule,
  { time = 'tsMs', untilTsMs }: BarsFromTradesOptions = {},
): TradeBarColumns {
  const builder = createBarBuilder(rule);
  const tsMs = trades[time];
  const closed: TradeBar[] = [];
  const keep = (bar: TradeBar | null) => {
    if (bar !== null) closed.push({ ...bar });
  };
  for (let row = 0; row < trades.length; row++) {
    keep(pushTrade(builder, tsMs[row], trades.price[row], trades.quantity[row]));
  }
  if (untilTsMs !== undefined) keep(closeUntil(builder, untilTsMs));
  return toColumns(closed);
}

function toColumns(closed: readonly TradeBar[]): TradeBarColumns {
  const column = () => new Float64Array(new SharedArrayBuffer(closed.length * Float64Array.BYTES_PER_ELEMENT));
  const bars: TradeBarColumns = {
    ...allocateBarColumns(closed.length),
    closeTsMs: column(),
    notional: column(),
    tradeCount: column(),
  };
  for (const [row, bar] of closed.entries()) {
    bars.tsMs[row] = bar.openTsMs;
    bars.open[row] = bar.open;
    bars.high[row] = bar.high;
    bars.low[row] = bar.low;
    bars.close[row] = bar.close;
    bars.volume[row] = bar.volume;
    bars.closeTsMs[row] = bar.closeTsMs;
    bars.notional[row] = bar.notional;
    bars.tradeCount[row] = bar.tradeCount;
  }
  return bars;
}
