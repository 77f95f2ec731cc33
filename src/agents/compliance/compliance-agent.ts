import type { Instrument } from '../../core/instrument.js';
import type { OrderApproved } from '../../events/decision-events.js';
import type { OrderAmended, OrderFilled } from '../../events/order-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ComplianceRule, ReviewedOrder, Verdict } from './compliance-rule.js';
import { type DeskOrder, deskOrder, orderOnItsWay } from './desk-order.js';

interface ComplianceState {
  /** Intents under way that only reduce a position. */
  readonly reducing: number[];
  /** Limit orders cleared at `clearedTsMs` that have not been sent yet. */
  onTheWay: DeskOrder[];
  clearedTsMs: number;
  /** What the venue has not ended, in the order of sending. */
  readonly working: DeskOrder[];
  /** By the rule's name: what it remembers. */
  readonly rules: Record<string, unknown>;
}

/** What a flag is about. */
type Subject = Pick<DeskOrder, 'strategyIndex' | 'instrumentIndex'> & { intentId: number; orderId: number };

/**
 * Stands between risk and execution: each approved order is cleared or blocked, unchanged. The first rule with a verdict
 * that blocks ends the review; verdicts that flag are on record and the order goes on. Orders that only reduce a
 * position, exits and liquidations are never held up.
 */
export class ComplianceAgent implements Agent {
  readonly id = 'compliance';
  state: ComplianceState;
  private readonly rules: readonly ComplianceRule[];
  private readonly instruments: readonly Instrument[];
  private kernel!: Kernel;

  constructor(rules: readonly ComplianceRule[], instruments: readonly Instrument[]) {
    this.rules = rules;
    this.instruments = instruments;
    this.state = { reducing: [], onTheWay: [], clearedTsMs: 0, working: [], rules: {} };
    this.settle();
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderApproved.subscribe(this.id, (approval) => this.review(approval));
    // Without a rule nobody asks what became of an order.
    if (this.rules.length > 0) this.followOrders();
  }

  /** A fork may have added a rule: it begins with nothing to remember. */
  settle(): void {
    for (const rule of this.rules) this.state.rules[rule.name] ??= rule.createState();
  }

  private followOrders(): void {
    const { topics } = this.kernel;
    topics.orderIntended.subscribe(this.id, ({ intentId, reduces }) => {
      if (reduces) this.state.reducing.push(intentId);
    });
    topics.orderRefused.subscribe(this.id, ({ intentId }) => this.takeReducing(intentId));
    topics.submitOrder.subscribe(this.id, (event) => {
      const order = deskOrder(event);
      const sent = this.state.onTheWay.findIndex((one) => isSameSide(one, order));
      if (sent >= 0) this.state.onTheWay.splice(sent, 1);
      this.state.working.push(order);
    });
    topics.orderTriggered.subscribe(this.id, ({ orderId }) => {
      const order = this.find(orderId);
      if (order !== undefined) order.rests = order.limitPrice > 0;
    });
    topics.orderAmended.subscribe(this.id, (event) => this.amend(event));
    topics.orderFilled.subscribe(this.id, (fill) => this.fill(fill));
    topics.orderCancelled.subscribe(this.id, ({ orderId }) => this.end(orderId, true));
    topics.orderExpired.subscribe(this.id, ({ orderId }) => this.end(orderId, false));
    topics.orderRejected.subscribe(this.id, ({ orderId }) => this.end(orderId, false));
  }

  private review(approval: OrderApproved): void {
    const { intentId, terms, quantity } = approval;
    const { clock, market } = this.kernel;
    const { instrumentIndex, strategyIndex } = terms;
    const order: ReviewedOrder = {
      tsMs: clock.tsMs,
      terms,
      quantity,
      instrument: this.instruments[instrumentIndex],
      lastPrice: market.lastPrice[instrumentIndex],
    };
    const found = this.takeReducing(intentId) ? [] : this.verdictsOn(order);
    const last = found.at(-1);
    const isBlocked = last?.rule.action === 'block';
    for (const { verdict } of isBlocked ? found.slice(0, -1) : found) {
      this.flag(verdict, { intentId, orderId: 0, strategyIndex, instrumentIndex });
    }
    if (isBlocked) this.block(approval, last.verdict);
    else this.clear(approval, order);
  }

  /** In the order of the rules, up to the first one that blocks. */
  private verdictsOn(order: ReviewedOrder): { rule: ComplianceRule; verdict: Verdict }[] {
    const desk = [...this.state.working, ...this.ordersOnTheWay()];
    const found: { rule: ComplianceRule; verdict: Verdict }[] = [];
    for (const rule of this.rules) {
      const verdict = rule.review(order, desk, this.state.rules[rule.name]);
      if (verdict === null) continue;
      found.push({ rule, verdict });
      if (rule.action === 'block') break;
    }
    return found;
  }

  private clear({ intentId, terms, quantity }: OrderApproved, order: ReviewedOrder): void {
    for (const rule of this.rules) rule.cleared?.(order, this.state.rules[rule.name]);
    if (this.rules.length > 0 && terms.limitPrice > 0) this.ordersOnTheWay().push(orderOnItsWay(terms, quantity));
    const event = { kind: 'OrderCleared', seq: 0, tsMs: 0, intentId, terms, quantity } as const;
    // Next, so that execution sends at the very point at which it would without compliance: no order overtakes another.
    this.kernel.bus.publishNext(this.kernel.topics.orderCleared, event);
  }

  private block({ intentId, terms, quantity }: OrderApproved, { rule, reason }: Verdict): void {
    const { strategyIndex, instrumentIndex, side } = terms;
    this.kernel.publish(this.kernel.topics.orderBlocked, {
      kind: 'OrderBlocked',
      seq: 0,
      tsMs: 0,
      intentId,
      strategyIndex,
      instrumentIndex,
      side,
      quantity,
      rule,
      reason,
    });
  }

  private flag({ rule, reason }: Verdict, { intentId, orderId, strategyIndex, instrumentIndex }: Subject): void {
    this.kernel.publish(this.kernel.topics.complianceFlagged, {
      kind: 'ComplianceFlagged',
      seq: 0,
      tsMs: 0,
      intentId,
      orderId,
      strategyIndex,
      instrumentIndex,
      rule,
      reason,
    });
  }

  private fill(fill: OrderFilled): void {
    for (const rule of this.rules) rule.filled?.(fill, this.state.rules[rule.name]);
    for (const exit of this.state.working) {
      if (exit.role === 'exit' && exit.parentOrderId === fill.orderId) exit.rests = exit.type === 'limit';
    }
    const order = this.find(fill.orderId);
    if (order === undefined) return;
    order.filled += fill.quantity;
    if (fill.leaves === 0) this.end(fill.orderId, false);
  }

  private amend({ orderId, quantity, limitPrice }: OrderAmended): void {
    const order = this.find(orderId);
    if (order === undefined) return;
    order.quantity = quantity;
    order.limitPrice = limitPrice;
  }

  private end(orderId: number, wasCancelled: boolean): void {
    const { working } = this.state;
    const index = working.findIndex((order) => order.orderId === orderId);
    // The venue's own orders, such as a liquidation, are none of the desk's.
    if (index < 0) return;
    const [order] = working.splice(index, 1);
    for (const rule of this.rules) {
      const verdict = rule.ended?.(order, wasCancelled, this.kernel.clock.tsMs, this.state.rules[rule.name]) ?? null;
      if (verdict !== null) this.flag(verdict, { intentId: 0, ...order });
    }
  }

  /** What is sent is sent at the time at which it was cleared: at a later time nothing is on the way any more. */
  private ordersOnTheWay(): DeskOrder[] {
    const { tsMs } = this.kernel.clock;
    if (this.state.clearedTsMs !== tsMs) this.state.onTheWay = [];
    this.state.clearedTsMs = tsMs;
    return this.state.onTheWay;
  }

  /** Whether the intent only reduces; it is forgotten with that. */
  private takeReducing(intentId: number): boolean {
    const { reducing } = this.state;
    const index = reducing.indexOf(intentId);
    if (index >= 0) reducing.splice(index, 1);
    return index >= 0;
  }

  private find(orderId: number): DeskOrder | undefined {
    return this.state.working.find((order) => order.orderId === orderId);
  }
}

function isSameSide(a: DeskOrder, b: DeskOrder): boolean {
  return a.strategyIndex === b.strategyIndex && a.instrumentIndex === b.instrumentIndex && a.side === b.side;
}
