import type { RoundTrip } from '../../analytics/round-trip.js';
import { formatDecimal } from '../../core/decimal.js';
import { formatQuantity, type Instrument } from '../../core/instrument.js';
import { MONEY_DECIMALS, type Money, moneyToFloat } from '../../core/units.js';
import { averagePrice } from './average-price.js';
import type { ClosedTrip } from './closed-trip.js';

/** A recorded trip as reports show it. */
export function describeRoundTrip(trip: ClosedTrip, instrument: Instrument, strategy: string): RoundTrip {
  const { long, quantity, entryNotional, exitNotional, fees } = trip;
  const gross = long ? exitNotional - entryNotional : entryNotional - exitNotional;
  const pnl = (gross - fees) as Money;
  const entryPrice = averagePrice(entryNotional, quantity, instrument);
  const upPct = (trip.high / Number(entryPrice) - 1) * 100;
  const downPct = (trip.low / Number(entryPrice) - 1) * 100;
  return {
    strategy,
    symbol: instrument.symbol,
    side: long ? 'long' : 'short',
    quantity: formatQuantity(instrument, quantity),
    entryTsMs: trip.entryTsMs,
    entryPrice,
    exitTsMs: trip.exitTsMs,
    exitPrice: averagePrice(exitNotional, quantity, instrument),
    pnl: formatDecimal(pnl, MONEY_DECIMALS),
    fees: formatDecimal(fees, MONEY_DECIMALS),
    returnPct: (moneyToFloat(pnl) / moneyToFloat(entryNotional)) * 100,
    maePct: Math.min(0, long ? downPct : -upPct),
    mfePct: Math.max(0, long ? upPct : -downPct),
    exitReason: trip.exitReason,
  };
}
