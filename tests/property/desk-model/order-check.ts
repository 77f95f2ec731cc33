import type { OrderBlocked } from '../../../src/events/compliance-events.js';
import type { EventHeader } from '../../../src/events/event.js';
import type { ExecutionCompleted } from '../../../src/events/execution-events.js';
import type {
  CapitalTransferred,
  FundingPaid,
  InterestCharged,
  PositionLiquidated,
} from '../../../src/events/ledger-events.js';
import type {
  CancelOrder,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
  SubmitOrder,
} from '../../../src/events/order-events.js';
import type { OrderTerms } from '../../../src/events/order-terms.js';
import { type TradingHalted, WHOLE_DESK } from '../../../src/events/risk-events.js';
import type { ModelDesk } from './desk-model.js';
import type { HaltCheck } from './halt-check.js';
import type { ModelApproval, ModelOrder } from './model-books.js';

/** No order goes out that was not approved, nothing fills beyond its order, and halts take off the book what adds. */
export class OrderCheck {
  private readonly desk: ModelDesk;
  private readonly halts: HaltCheck;
  /** Orders that a halt takes off the book in this very instant, and positions that it closes. */
  private readonly mustCancel = new Map<number, ModelOrder>();
  private readonly mustClose: [strategy: number, instrument: number][] = [];
  /** Whatever ended without filling in this instant: it may have been what was to close. */
  private ended: { readonly strategy: number; readonly instrument: number }[] = [];

  constructor(desk: ModelDesk, halts: HaltCheck) {
    this.desk = desk;
    this.halts = halts;
  }

  published(topic: string, event: EventHeader): void {
    if (topic === 'SubmitOrder') this.submit(event as SubmitOrder);
    else if (topic === 'TradingHalted') this.halt(event as TradingHalted);
    else if (topic === 'CancelOrder') {
      const { orderId } = event as CancelOrder;
      this.mustCancel.delete(orderId);
      const order = this.desk.books.orders.get(orderId);
      if (order !== undefined) order.isCancelling = true;
    }
  }

  delivered(topic: string, event: EventHeader): void {
    const { books } = this.desk;
    if (topic === 'OrderFilled') this.fill(event as OrderFilled);
    else if (topic === 'OrderCancelled' || topic === 'OrderExpired') {
      const { orderId, leaves } = event as OrderCancelled;
      this.end(orderId, leaves);
    } else if (topic === 'OrderRejected') {
      const { orderId, terms } = event as OrderRejected;
      this.desk.meet('rejected by the venue');
      this.end(orderId, terms.quantity);
    } else if (topic === 'ExecutionCompleted') {
      const { intentId, quantity, filled } = event as ExecutionCompleted;
      const approval = books.approvals.get(intentId);
      if (approval?.left !== quantity - filled)
        this.desk.problem(`intent ${intentId} ends with ${quantity - filled} left`);
      this.drop(intentId);
    } else if (topic === 'OrderBlocked') {
      this.desk.meet('blocked by compliance');
      this.drop((event as OrderBlocked).intentId);
    } else if (topic === 'FundingPaid') {
      const { strategyIndex, amount } = event as FundingPaid;
      books.cash[strategyIndex] += amount;
      this.desk.meet('funding');
    } else if (topic === 'InterestCharged') {
      const { strategyIndex, amount } = event as InterestCharged;
      books.cash[strategyIndex] -= amount;
    } else if (topic === 'PositionLiquidated') {
      const { strategyIndex, covered } = event as PositionLiquidated;
      books.cash[strategyIndex] += covered;
      this.desk.meet('liquidation');
    } else if (topic === 'CapitalTransferred') {
      const { fromStrategyIndex, toStrategyIndex, amount } = event as CapitalTransferred;
      books.cash[fromStrategyIndex] -= amount;
      books.cash[toStrategyIndex] += amount;
    }
  }

  /** All that was set off has run. */
  instantEnds(): void {
    const { books } = this.desk;
    for (const orderId of this.mustCancel.keys()) this.desk.problem(`order ${orderId} works on through a halt`);
    for (const [strategy, instrument] of this.mustClose) {
      const units = Math.abs(books.units[strategy][instrument]);
      if (units < books.instruments[instrument].lotUnits || books.isBusy(strategy, instrument)) continue;
      const hasEnded = this.ended.some((one) => one.strategy === strategy && one.instrument === instrument);
      if (!hasEnded && !this.halts.failed.has(strategy))
        this.desk.problem(`a halt leaves ${units} of ${instrument} open for strategy ${strategy}`);
    }
    this.mustCancel.clear();
    this.mustClose.length = 0;
    this.ended = [];
  }

  private submit({ orderId, terms, link, tsMs }: SubmitOrder): void {
    const { desk } = this;
    const { strategyIndex: strategy, quantity } = terms;
    const role = link?.role ?? 'direct';
    if (role === 'exit') {
      if (terms.conditions?.reduceOnly !== true) desk.problem(`exit ${orderId} may open a position`);
      desk.books.orders.set(orderId, { ...blank(terms), orderId, role, price: 0, reduces: true });
      return;
    }
    const approval = this.approvalOf(terms, role);
    if (approval === undefined) {
      desk.problem(`order ${orderId} of ${quantity} was never approved`);
      return;
    }
    const { compliance } = desk.settings.scenario;
    if (compliance !== undefined && !approval.cleared) desk.problem(`order ${orderId} was never cleared`);
    const halt = this.halts.losses.of(strategy);
    const order: ModelOrder = {
      ...blank(terms),
      orderId,
      role: 'direct',
      price: approval.price,
      reduces: approval.reduces,
    };
    if (halt !== undefined && !approval.reduces) {
      // It was on its way: in the same instant it is taken off again.
      if (approval.seq > halt.seq || approval.tsMs !== tsMs || role === 'slice')
        desk.problem(`order ${orderId} leaves after a halt by ${halt.rule}`);
      desk.meet('overtaken by a halt');
      this.mustCancel.set(orderId, order);
    }
    if (role === 'slice') return;
    desk.books.approvals.delete(approval.intentId);
    desk.books.orders.set(orderId, order);
  }

  private approvalOf(terms: OrderTerms, role: string): ModelApproval | undefined {
    const { strategyIndex, instrumentIndex, side, quantity } = terms;
    return [...this.desk.books.approvals.values()].find(
      (one) =>
        one.strategy === strategyIndex &&
        one.instrument === instrumentIndex &&
        one.side === side &&
        (role === 'slice' ? quantity <= one.left : quantity === one.quantity),
    );
  }

  private fill(fill: OrderFilled): void {
    const { desk } = this;
    const { books } = desk;
    const { orderId, strategyIndex: strategy, instrumentIndex: instrument, side, quantity, leaves, role } = fill;
    const signed = side === 'buy' ? quantity : -quantity;
    const before = books.units[strategy][instrument];
    if (role === 'exit' || role === 'liquidation') {
      if (before * signed >= 0 || quantity > Math.abs(before)) desk.problem(`${role} ${orderId} adds to a position`);
    }
    if (role === 'direct') {
      const order = books.orders.get(orderId);
      if (order === undefined) desk.problem(`order ${orderId} fills and is not working`);
      else {
        order.leaves -= quantity;
        if (order.leaves !== leaves || leaves < 0) desk.problem(`order ${orderId} leaves ${leaves}`);
      }
      if (leaves > 0) desk.meet('partial fill');
    }
    if (leaves === 0) {
      books.orders.delete(orderId);
      this.mustCancel.delete(orderId);
    }
    if (role === 'slice') this.fillSlice(fill);
    books.units[strategy][instrument] = before + signed;
    books.cash[strategy] += (side === 'buy' ? -fill.notional : fill.notional) - fill.fee;
    desk.meet(`fill of ${role}`);
  }

  private fillSlice({ strategyIndex, instrumentIndex, side, quantity }: OrderFilled): void {
    const parent = [...this.desk.books.approvals.values()].find(
      (one) => one.strategy === strategyIndex && one.instrument === instrumentIndex && one.side === side,
    );
    if (parent === undefined || parent.left < quantity) this.desk.problem('a slice fills more than was approved');
    if (parent !== undefined) parent.left -= quantity;
  }

  private end(orderId: number, leaves: number): void {
    this.mustCancel.delete(orderId);
    const order = this.desk.books.orders.get(orderId);
    if (order === undefined) return;
    if (order.role === 'direct' && order.leaves !== leaves) this.desk.problem(`order ${orderId} ends with ${leaves}`);
    this.ended.push(order);
    this.desk.books.orders.delete(orderId);
  }

  private drop(intentId: number): void {
    const approval = this.desk.books.approvals.get(intentId);
    if (approval !== undefined) this.ended.push(approval);
    this.desk.books.approvals.delete(intentId);
  }

  private halt({ strategyIndex, flatten }: TradingHalted): void {
    const { books } = this.desk;
    const isMeant = (strategy: number) => strategyIndex === WHOLE_DESK || strategyIndex === strategy;
    for (const order of books.orders.values()) {
      if (order.role === 'direct' && isMeant(order.strategy) && !order.reduces && !order.isCancelling)
        this.mustCancel.set(order.orderId, order);
    }
    if (!flatten) return;
    books.units.forEach((own, strategy) => {
      if (isMeant(strategy)) for (const instrument of own.keys()) this.mustClose.push([strategy, instrument]);
    });
  }
}

function blank({ strategyIndex, instrumentIndex, side, quantity }: OrderTerms) {
  return {
    strategy: strategyIndex,
    instrument: instrumentIndex,
    side,
    leaves: quantity as number,
    isCancelling: false,
  };
}
