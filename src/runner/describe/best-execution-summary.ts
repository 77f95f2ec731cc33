import type { FillOrigin } from '../../agents/compliance/compliance-record.js';
import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { type Instrument, quantityToFloat } from '../../core/instrument.js';
import type { BestExecutionResult } from '../../report/best-execution.js';
import { fillSlippageBps } from './fill-slippage.js';

/** An approved order, all its slices and fills together. */
interface ExecutedOrder {
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  fills: number;
  /** Σ quantity × arrival price, and the same weighted by the slippage of each fill, float. */
  notional: number;
  weighted: number;
}

/**
 * How well each strategy's orders were executed, symbol by symbol, in the order of the scenario. An order counts once,
 * however many slices and fills it took. Exits and liquidations have no arrival price and do not count.
 */
export function bestExecutionBySymbol(
  fills: readonly RecordedFill[],
  origins: readonly FillOrigin[],
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): BestExecutionResult[] {
  const orders = [...executedOrders(fills, origins, instruments).values()];
  return strategyIds.flatMap((strategy, strategyIndex) =>
    instruments.flatMap(({ symbol, index }) => {
      const own = orders.filter((one) => one.strategyIndex === strategyIndex && one.instrumentIndex === index);
      return own.length === 0 ? [] : [{ strategy, symbol, ...summary(own) }];
    }),
  );
}

function executedOrders(
  fills: readonly RecordedFill[],
  origins: readonly FillOrigin[],
  instruments: readonly Instrument[],
): Map<number, ExecutedOrder> {
  const orders = new Map<number, ExecutedOrder>();
  for (const [index, fill] of fills.entries()) {
    const { intentId, arrivalPrice } = origins[index];
    if (Number.isNaN(arrivalPrice)) continue;
    const { strategyIndex, instrumentIndex } = fill;
    const instrument = instruments[instrumentIndex];
    const order = orders.get(intentId) ?? { strategyIndex, instrumentIndex, fills: 0, notional: 0, weighted: 0 };
    const notional = quantityToFloat(instrument, fill.quantity) * arrivalPrice;
    order.fills++;
    order.notional += notional;
    order.weighted += notional * fillSlippageBps(fill, instrument, arrivalPrice);
    orders.set(intentId, order);
  }
  return orders;
}

function summary(orders: readonly ExecutedOrder[]) {
  const slippages = orders.map(({ weighted, notional }) => weighted / notional).sort((a, b) => a - b);
  const middle = (slippages.length - 1) / 2;
  const notional = orders.reduce((sum, order) => sum + order.notional, 0);
  return {
    orders: orders.length,
    fills: orders.reduce((sum, order) => sum + order.fills, 0),
    averageSlippageBps: orders.reduce((sum, order) => sum + order.weighted, 0) / notional,
    medianSlippageBps: (slippages[Math.floor(middle)] + slippages[Math.ceil(middle)]) / 2,
    worstSlippageBps: slippages[slippages.length - 1],
  };
}
