import { notional } from '../../../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../../../src/core/units.js';
import type { BarClosed, BarOpened } from '../../../../src/events/market-events.js';
import type { SubmitOrder } from '../../../../src/events/order-events.js';
import type { OrderRole, OrderTerms } from '../../../../src/events/order-terms.js';
import type { Agent } from '../../../../src/kernel/agent.js';
import type { Kernel } from '../../../../src/kernel/kernel.js';
import { BTC, price } from '../desk-parts.js';

/**
 * What becomes of an order: it fills when the market reaches it; half of it fills, then it waits for a cancel; half of
 * it fills and the rest expires; it is rejected; it waits for a cancel.
 */
export type VenueAnswer = 'fill' | 'half' | 'expire' | 'reject' | 'hold';

interface StubOrder {
  readonly orderId: number;
  readonly terms: OrderTerms;
  readonly role: OrderRole;
  readonly answer: VenueAnswer;
  leaves: number;
}

/**
 * Answers orders in the order of their arrival as a script says, for one instrument: market orders at the next open,
 * limit orders at the close of a bar that trades through them. Each fill costs 0.01 USDT.
 */
export class StubVenue implements Agent {
  readonly id = 'venue';
  state: { received: number; orders: StubOrder[] } = { received: 0, orders: [] };
  private readonly answers: readonly VenueAnswer[];
  private kernel!: Kernel;

  /** The last answer goes on for all further orders. */
  constructor(answers: readonly VenueAnswer[]) {
    this.answers = answers;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.barOpened[0].subscribe(this.id, (open) => this.match((terms) => marketFill(terms, open)));
    topics.barClosed[0].subscribe(this.id, (bar) => this.match((terms) => limitFill(terms, bar)));
    topics.submitOrder.subscribe(this.id, (order) => this.receive(order));
    topics.cancelOrder.subscribe(this.id, ({ orderId }) => this.cancel(orderId));
  }

  private receive({ orderId, terms, link }: SubmitOrder): void {
    const answer = this.answers[Math.min(this.state.received++, this.answers.length - 1)];
    const role = link === null ? 'direct' : link.role;
    const { topics } = this.kernel;
    if (answer === 'reject') {
      const reason = 'SCRIPTED';
      this.kernel.publish(topics.orderRejected, {
        kind: 'OrderRejected',
        code: -2010,
        message: 'Rejected.',
        seq: 0,
        tsMs: 0,
        orderId,
        terms,
        role,
        reason,
      });
      return;
    }
    this.state.orders.push({ orderId, terms, role, answer, leaves: terms.quantity });
    this.kernel.publish(topics.orderAccepted, { kind: 'OrderAccepted', seq: 0, tsMs: 0, orderId, terms });
  }

  private match(priceOf: (terms: OrderTerms) => PriceUnits | null): void {
    for (const order of this.state.orders.slice()) {
      const { answer, terms } = order;
      const untouched = order.leaves === terms.quantity;
      if (answer === 'hold' || (answer === 'half' && !untouched)) continue;
      const at = priceOf(terms);
      if (at === null) continue;
      const wanted = answer === 'fill' ? terms.quantity : Math.floor(terms.quantity / 2);
      if (wanted > 0) this.fill(order, at, wanted);
      if (order.leaves === 0) this.remove(order);
      else if (answer === 'expire') this.endUnfilled(order, 'orderExpired');
    }
  }

  private fill(order: StubOrder, at: PriceUnits, filled: number): void {
    const { orderId, terms, role } = order;
    const { strategyIndex, instrumentIndex, side, type } = terms;
    order.leaves -= filled;
    this.kernel.publish(this.kernel.topics.orderFilled, {
      kind: 'OrderFilled',
      seq: 0,
      tsMs: 0,
      orderId,
      strategyIndex,
      instrumentIndex,
      side,
      type,
      price: at,
      quantity: filled as QuantityUnits,
      notional: notional(BTC, at, filled as QuantityUnits),
      leaves: order.leaves as QuantityUnits,
      fee: FEE,
      feeQuantity: 0 as QuantityUnits,
      liquidity: type === 'limit' ? 'maker' : 'taker',
      role,
    });
  }

  private cancel(orderId: number): void {
    const order = this.state.orders.find((one) => one.orderId === orderId);
    if (order !== undefined) {
      this.endUnfilled(order, 'orderCancelled');
      return;
    }
    const answer = { reason: 'UNKNOWN_ORDER', code: -2011, message: 'Unknown order sent.' };
    const event = { kind: 'CancelRejected', seq: 0, tsMs: 0, orderId, ...answer } as const;
    this.kernel.publish(this.kernel.topics.cancelRejected, event);
  }

  private endUnfilled(order: StubOrder, topic: 'orderCancelled' | 'orderExpired'): void {
    const { orderId, terms, role } = order;
    const { strategyIndex, instrumentIndex, side } = terms;
    this.remove(order);
    const leaves = order.leaves as QuantityUnits;
    const end = { seq: 0, tsMs: 0, orderId, strategyIndex, instrumentIndex, side, leaves, role, reason: 'SCRIPTED' };
    const { topics } = this.kernel;
    if (topic === 'orderCancelled') this.kernel.publish(topics.orderCancelled, { kind: 'OrderCancelled', ...end });
    else this.kernel.publish(topics.orderExpired, { kind: 'OrderExpired', ...end });
  }

  private remove(order: StubOrder): void {
    this.state.orders.splice(this.state.orders.indexOf(order), 1);
  }
}

/** 0.01 USDT, at 16 decimals. */
export const FEE = 100_000_000_000_000n as Money;

function marketFill({ type }: OrderTerms, open: BarOpened): PriceUnits | null {
  return type === 'market' ? price(open.price) : null;
}

function limitFill({ type, side, limitPrice }: OrderTerms, bar: BarClosed): PriceUnits | null {
  if (type !== 'limit') return null;
  const through = side === 'buy' ? price(bar.low) < limitPrice : price(bar.high) > limitPrice;
  return through ? limitPrice : null;
}
