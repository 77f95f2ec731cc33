import type { PriceUnits } from '../../core/units.js';
import type { SubmitOrder } from '../../events/order-events.js';
import type { OrderRole, OrderTerms, OrderType, Side } from '../../events/order-terms.js';

/** An order of the desk between its clearance and its end. Plain data. */
export interface DeskOrder {
  /** 0: cleared at this very time and still on its way to execution. */
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly role: OrderRole;
  readonly parentOrderId: number;
  limitPrice: PriceUnits;
  /** The whole quantity and what of it has filled, in quantity units. */
  quantity: number;
  filled: number;
  /** Whether it shows its limit to the market: a stop does so once triggered, an exit once its entry has filled. */
  rests: boolean;
}

export function deskOrder({ orderId, terms, link }: SubmitOrder): DeskOrder {
  const { strategyIndex, instrumentIndex, side, type, quantity, limitPrice } = terms;
  const role = link === null ? 'direct' : link.role;
  const parentOrderId = link === null ? 0 : link.parentOrderId;
  const rests = type === 'limit' && role !== 'exit';
  const order = { orderId, strategyIndex, instrumentIndex, side, type, role, parentOrderId, limitPrice, quantity };
  return { ...order, filled: 0, rests };
}

/** The order that an approval will lead to, before it has a number. */
export function orderOnItsWay(terms: OrderTerms, quantity: number): DeskOrder {
  const { strategyIndex, instrumentIndex, side, type, limitPrice } = terms;
  const order = { orderId: 0, strategyIndex, instrumentIndex, side, type, role: 'direct', limitPrice } as const;
  return { ...order, parentOrderId: 0, quantity, filled: 0, rests: type === 'limit' };
}
