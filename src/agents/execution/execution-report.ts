import { type Instrument, quantityToFloat } from '../../core/instrument.js';
import { moneyToFloat, type QuantityUnits } from '../../core/units.js';
import type { ExecutionCompleted } from '../../events/execution-events.js';
import type { ParentOrder } from './parent-order.js';

const BPS = 10_000;

/** The report on a parent that has ended. */
export function executionReport(parent: ParentOrder, instrument: Instrument): ExecutionCompleted {
  const { terms, arrivalPrice, notional } = parent;
  const filled = parent.filled as QuantityUnits;
  const averagePrice = filled > 0 ? moneyToFloat(notional) / quantityToFloat(instrument, filled) : Number.NaN;
  return {
    kind: 'ExecutionCompleted',
    seq: 0,
    tsMs: 0,
    parentOrderId: parent.orderId,
    intentId: parent.intentId,
    strategyIndex: terms.strategyIndex,
    instrumentIndex: terms.instrumentIndex,
    side: terms.side,
    algorithm: parent.algorithm,
    quantity: terms.quantity,
    filled,
    notional,
    fees: parent.fees,
    slices: parent.slices,
    startTsMs: parent.startTsMs,
    arrivalPrice,
    averagePrice,
    marketVwap: parent.marketVolume > 0 ? parent.marketNotional / parent.marketVolume : Number.NaN,
    shortfallBps: shortfallBps(terms.side, averagePrice, arrivalPrice),
  };
}

/**
 * Implementation shortfall of what filled: how much worse than the price at the decision it was, in basis points of that
 * price; positive when it hurts (A. Perold, The Implementation Shortfall: Paper versus Reality, 1988). Fees and what
 * never filled are left out.
 */
export function shortfallBps(side: 'buy' | 'sell', averagePrice: number, arrivalPrice: number): number {
  const worse = side === 'buy' ? averagePrice - arrivalPrice : arrivalPrice - averagePrice;
  return (worse / arrivalPrice) * BPS;
}
