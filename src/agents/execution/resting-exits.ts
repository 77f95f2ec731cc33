import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { ExitsMoved } from '../../events/decision-events.js';
import type { AmendOrder, OrderAmended } from '../../events/order-events.js';
import type { OrderTerms } from '../../events/order-terms.js';

/** An exit that the venue has not ended, as it was last known to stand there. Plain data. */
export interface RestingExit {
  readonly orderId: number;
  readonly terms: OrderTerms;
  /** The whole quantity, what has filled included: the venue fits it to what the entry has filled. */
  quantity: QuantityUnits;
  limitPrice: PriceUnits;
  stopPrice: PriceUnits;
}

export function restingExit(orderId: number, terms: OrderTerms): RestingExit {
  const { quantity, limitPrice, stopPrice } = terms;
  return { orderId, terms, quantity, limitPrice, stopPrice };
}

/** The venue has changed an order: if it is one of the exits, it stands there now. */
export function followAmendment(exits: readonly RestingExit[], amended: OrderAmended): void {
  for (const exit of exits) {
    if (exit.orderId !== amended.orderId) continue;
    exit.quantity = amended.quantity;
    exit.limitPrice = amended.limitPrice;
    exit.stopPrice = amended.stopPrice;
  }
}

/** The amendments that bring the exits to where they shall be; a trailing stop follows the market by itself. */
export function amendmentsFor(exits: readonly RestingExit[], moved: ExitsMoved): AmendOrder[] {
  return exits.flatMap((exit) => {
    const { strategyIndex, instrumentIndex, type } = exit.terms;
    if (strategyIndex !== moved.strategyIndex || instrumentIndex !== moved.instrumentIndex) return [];
    const stopPrice = type === 'stop' && moved.exits.stopPrice > 0 ? moved.exits.stopPrice : exit.stopPrice;
    const isTarget = type === 'limit' && moved.exits.takeProfitPrice > 0;
    const limitPrice = isTarget ? moved.exits.takeProfitPrice : exit.limitPrice;
    if (stopPrice === exit.stopPrice && limitPrice === exit.limitPrice) return [];
    const { orderId, quantity } = exit;
    return [{ kind: 'AmendOrder', seq: 0, tsMs: 0, orderId, quantity, limitPrice, stopPrice }];
  });
}
