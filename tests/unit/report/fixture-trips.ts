import type { FillRecord } from '../../../src/analytics/fill-record.js';
import type { RoundTrip } from '../../../src/analytics/round-trip.js';
import type { BarColumns } from '../../../src/core/bar-columns.js';

/** A purchase and its sale: the fills they are made of and the round trip. Fees are 10 bps of each side. */
export function fixtureTrip(
  bars: BarColumns,
  entry: number,
  exit: number,
  quantity: number,
  names: { readonly strategy: string; readonly symbol: string; readonly orderId: number },
): { readonly fills: readonly FillRecord[]; readonly trip: RoundTrip } {
  const fill = (side: 'buy' | 'sell', bar: number, orderId: number): FillRecord => ({
    tsMs: bars.tsMs[bar],
    strategy: names.strategy,
    symbol: names.symbol,
    side,
    quantity: String(quantity),
    price: bars.open[bar].toFixed(2),
    fee: (bars.open[bar] * quantity * 0.001).toFixed(6),
    liquidity: 'taker',
    orderId: `${names.strategy}-${orderId}`,
  });
  const fees = (bars.open[entry] + bars.open[exit]) * quantity * 0.001;
  const pnl = (bars.open[exit] - bars.open[entry]) * quantity - fees;
  let lowest = bars.open[entry];
  let highest = bars.open[entry];
  for (let index = entry; index < exit; index++) {
    lowest = Math.min(lowest, bars.low[index]);
    highest = Math.max(highest, bars.high[index]);
  }
  return {
    fills: [fill('buy', entry, names.orderId), fill('sell', exit, names.orderId + 1)],
    trip: {
      strategy: names.strategy,
      symbol: names.symbol,
      side: 'long',
      quantity: String(quantity),
      entryTsMs: bars.tsMs[entry],
      entryPrice: bars.open[entry].toFixed(2),
      exitTsMs: bars.tsMs[exit],
      exitPrice: bars.open[exit].toFixed(2),
      pnl: pnl.toFixed(6),
      fees: fees.toFixed(6),
      returnPct: (100 * pnl) / (bars.open[entry] * quantity),
      maePct: 100 * (lowest / bars.open[entry] - 1),
      mfePct: 100 * (highest / bars.open[entry] - 1),
      exitReason: names.orderId % 14 === 0 ? 'stop' : 'signal',
    },
  };
}
