import type { Instrument } from '../../../core/instrument.js';
import { type QuantityUnits, ZERO_QUANTITY } from '../../../core/units.js';
import type { AmendOrder } from '../../../events/order-events.js';
import type { OrderLink, OrderTerms } from '../../../events/order-terms.js';
import { NOTHING_SHARED } from '../collateral.js';
import type { VenueContext } from '../venue-context.js';
import type { Amendment } from './amendment.js';
import { filterAmendment } from './filter-amendment.js';
import { filterExit } from './filter-exit.js';
import { lockOf, othersOfGroup, relock } from './group-lock.js';
import { oppositePrice } from './opposite-price.js';
import { moveToEnd, sweepEnded } from './order-book.js';
import { filterOrder } from './order-filters.js';
import { rejectAmendment, rejectCancel, rejectOrder } from './refusals.js';
import type { RejectReason } from './reject-reason.js';
import { followMarket } from './trail.js';
import { createVenueOrder, isReduceOnly, leavesOf, roleOf, type VenueOrder } from './venue-order.js';

/**
 * What becomes of an order apart from being filled: accepted or rejected, changed, triggered, cancelled, expired; and
 * what that means for the orders that hang on it. Every step is an event.
 */
export class OrderLifeCycle {
  private readonly venue: VenueContext;

  constructor(venue: VenueContext) {
    this.venue = venue;
  }

  accept(orderId: number, terms: OrderTerms, link: OrderLink | null): void {
    const { kernel, options, books } = this.venue;
    const instrument = options.instruments[terms.instrumentIndex];
    const order = createVenueOrder(orderId, terms, link, kernel.clock.tsMs);
    const lastPrice = kernel.market.lastPrice[terms.instrumentIndex];
    const reason = this.refusal(order, instrument, lastPrice);
    if (reason !== null) {
      rejectOrder(this.venue, order, reason);
      return;
    }
    books[terms.instrumentIndex].push(order);
    if (terms.type === 'trailing-stop' && !order.asleep) followMarket(order, instrument, lastPrice);
    const { conditions } = terms;
    if (conditions !== null && conditions.timeInForce === 'GTD') {
      kernel.setTimer('venue', 'expiry', conditions.expireTsMs);
    }
    // An exit is not on the book before its entry has filled.
    if (!order.asleep) this.publishAccepted(order);
  }

  /** Why the venue does not take the order; null when it does, and has set aside what the order needs. */
  private refusal(order: VenueOrder, instrument: Instrument, lastPrice: number): RejectReason | null {
    const { terms, link, orderId } = order;
    const { kernel, options } = this.venue;
    if (this.find(orderId) !== null) return 'DUPLICATE_ORDER';
    if (link !== null && link.role === 'exit' && link.parentOrderId !== 0) return this.attach(order, instrument);
    const opposite = oppositePrice(kernel.market, terms.instrumentIndex, terms.side);
    const filtered = filterOrder(terms, instrument, lastPrice, kernel.clock.tsMs, opposite);
    if (filtered !== null) return filtered;
    if (isReduceOnly(order) && this.reducible(order) === 0) return 'REDUCE_ONLY';
    const shared = link === null ? NOTHING_SHARED : lockOf(this.others(order), order);
    const book = this.venue.books[terms.instrumentIndex];
    return options.collateral.lock(order, terms.quantity, instrument, lastPrice, shared, book);
  }

  /** Puts an exit to sleep beside its entry. */
  private attach(exit: VenueOrder, instrument: Instrument): RejectReason | null {
    const entry = this.find(exit.link?.parentOrderId ?? 0);
    if (entry === null) return 'ENTRY_ENDED';
    exit.asleep = true;
    exit.quantity = ZERO_QUANTITY;
    return filterExit(exit, entry, instrument, this.venue.kernel.clock.tsMs);
  }

  cancel(orderId: number): void {
    const order = this.find(orderId);
    if (order === null) {
      rejectCancel(this.venue, orderId, 'UNKNOWN_ORDER');
      return;
    }
    this.end(order, 'cancelled', 'REQUESTED');
    this.sweep(order.terms.instrumentIndex);
  }

  /**
   * Changes a working order in place. One that shrinks keeps its place; a new price or a larger quantity makes it as new
   * as if it had just arrived.
   */
  amend({ orderId, quantity, limitPrice, stopPrice }: AmendOrder): void {
    const order = this.find(orderId);
    const wanted = { quantity, limitPrice, stopPrice };
    const reason = order === null ? 'UNKNOWN_ORDER' : this.amendment(order, wanted);
    if (reason !== null) {
      rejectAmendment(this.venue, orderId, reason);
      return;
    }
    this.publishAmended(order as VenueOrder);
  }

  private amendment(order: VenueOrder, wanted: Amendment): RejectReason | null {
    const { kernel, books, options } = this.venue;
    const instrument = options.instruments[order.terms.instrumentIndex];
    const lastPrice = kernel.market.lastPrice[instrument.index];
    const opposite = oppositePrice(kernel.market, instrument.index, order.terms.side);
    const refused = filterAmendment(order, wanted, instrument, lastPrice, opposite);
    if (refused !== null) return refused;
    const before = { quantity: order.quantity, limitPrice: order.limitPrice, stopPrice: order.stopPrice };
    Object.assign(order, wanted);
    const group = books[instrument.index].filter((one) => one === order || this.others(order).includes(one));
    const uncovered = relock(this.venue, isExit(order) ? [order] : group);
    if (uncovered !== null) {
      Object.assign(order, before);
      return uncovered;
    }
    const priced = wanted.limitPrice !== before.limitPrice || wanted.stopPrice !== before.stopPrice;
    if (priced || wanted.quantity > before.quantity) {
      order.arrivedTsMs = kernel.clock.tsMs;
      order.resting = false;
      order.queueAhead = Number.NaN;
      moveToEnd(books[instrument.index], order);
    }
    return null;
  }

  trigger(order: VenueOrder): void {
    order.triggered = true;
    // It enters the market only now: what it meets at once it takes.
    order.resting = false;
    order.queueAhead = Number.NaN;
    const { kernel } = this.venue;
    const { orderId } = order;
    kernel.publish(kernel.topics.orderTriggered, { kind: 'OrderTriggered', seq: 0, tsMs: 0, orderId });
    if (order.link !== null && order.link.groupId !== 0 && order.link.role !== 'exit') this.cancelGroup(order);
  }

  /** Takes the order off the book; the sweep comes later, for somebody may be walking the book. */
  end(order: VenueOrder, how: 'cancelled' | 'expired', reason: string): void {
    const { kernel, options } = this.venue;
    const { strategyIndex, instrumentIndex, side } = order.terms;
    const leaves = order.asleep ? order.terms.quantity : leavesOf(order);
    options.collateral.release(order, leavesOf(order));
    order.ended = true;
    const { orderId } = order;
    const role = roleOf(order);
    const fields = { seq: 0, tsMs: 0, orderId, strategyIndex, instrumentIndex, side, leaves, role, reason };
    if (how === 'cancelled') {
      kernel.publish(kernel.topics.orderCancelled, { kind: 'OrderCancelled', ...fields });
    } else {
      kernel.publish(kernel.topics.orderExpired, { kind: 'OrderExpired', ...fields });
    }
    this.cancelSleepers(order);
    if (order.link !== null && !isExit(order)) this.coverRest(order);
  }

  /** What an order of a group had set aside for the others too, they set aside themselves when it has gone. */
  private coverRest(order: VenueOrder): void {
    const others = this.others(order);
    if (others.length > 0) relock(this.venue, others);
  }

  /** Orders whose date has come. */
  expireDue(): void {
    const { books, kernel } = this.venue;
    for (const [instrumentIndex, book] of books.entries()) {
      for (const order of book) {
        const { conditions } = order.terms;
        if (conditions === null || conditions.timeInForce !== 'GTD' || order.ended) continue;
        if (conditions.expireTsMs <= kernel.clock.tsMs) this.end(order, 'expired', 'GOOD_TILL_DATE');
      }
      this.sweep(instrumentIndex);
    }
  }

  /** What a fill means for the orders around it: exits wake or grow, the rest of a group gives way. */
  afterFill(order: VenueOrder, quantity: QuantityUnits, price: number): void {
    if (this.venue.books[order.terms.instrumentIndex].length === 1) return;
    this.wakeExits(order, price);
    if (order.link !== null && order.link.groupId !== 0) {
      if (order.link.role === 'exit') this.afterExit(order, quantity);
      else this.cancelGroup(order);
    }
    this.expireIdleReducers(order);
  }

  /** How much of the order would bring its sub-account's position nearer to flat. */
  reducible(order: VenueOrder): QuantityUnits {
    const { strategyIndex, instrumentIndex, side } = order.terms;
    const position = this.venue.options.collateral.position(strategyIndex, instrumentIndex);
    const open = side === 'sell' ? position : -position;
    const { lotUnits } = this.venue.options.instruments[instrumentIndex];
    return (open > 0 ? open - (open % lotUnits) : 0) as QuantityUnits;
  }

  sweep(instrumentIndex: number): void {
    sweepEnded(this.venue.books[instrumentIndex]);
  }

  find(orderId: number): VenueOrder | null {
    const { books } = this.venue;
    for (let index = 0; index < books.length; index++) {
      const book = books[index];
      for (let place = 0; place < book.length; place++) {
        if (book[place].orderId === orderId && !book[place].ended) return book[place];
      }
    }
    return null;
  }

  private wakeExits(entry: VenueOrder, price: number): void {
    const { instrumentIndex } = entry.terms;
    const instrument = this.venue.options.instruments[instrumentIndex];
    for (const exit of this.venue.books[instrumentIndex]) {
      if (exit.ended || exit.link?.parentOrderId !== entry.orderId) continue;
      const woken = exit.asleep;
      // What the exits have sold together has left the position already.
      exit.quantity = (exit.filled + entry.filled - entry.exited) as QuantityUnits;
      exit.asleep = false;
      if (!woken) {
        this.publishAmended(exit);
        continue;
      }
      exit.arrivedTsMs = entry.arrivedTsMs;
      // It comes to the market only now: what it meets at once it takes.
      exit.resting = false;
      if (exit.terms.type === 'trailing-stop') followMarket(exit, instrument, price);
      this.publishAccepted(exit);
      if (exit.quantity !== exit.terms.quantity) this.publishAmended(exit);
    }
  }

  /** One exit has filled a part of the position: the other one covers what is left of it. */
  private afterExit(order: VenueOrder, quantity: QuantityUnits): void {
    const entry = this.find(order.link?.parentOrderId ?? 0);
    // Whoever was stopped out does not want the rest of the entry, which nothing would protect.
    if (entry !== null) entry.exited = (entry.exited + quantity) as QuantityUnits;
    if (entry !== null && leavesOf(order) === 0) this.end(entry, 'cancelled', 'EXIT_FILLED');
    for (const other of this.others(order)) {
      if (other.asleep) continue;
      // One that was amended to less than its partner has nothing left, and no less.
      other.quantity = Math.max(other.filled, other.quantity - quantity) as QuantityUnits;
      if (leavesOf(other) <= 0) this.end(other, 'cancelled', 'GROUP_FILLED');
      else this.publishAmended(other);
    }
  }

  /** One cancels the other. What they had set aside together then covers the one that is left. */
  private cancelGroup(order: VenueOrder): void {
    const others = this.others(order);
    for (const other of others) this.end(other, 'cancelled', 'GROUP_FILLED');
    if (others.length > 0 && leavesOf(order) > 0) relock(this.venue, [order]);
  }

  private others(order: VenueOrder): VenueOrder[] {
    return othersOfGroup(this.venue.books[order.terms.instrumentIndex], order);
  }

  private cancelSleepers(entry: VenueOrder): void {
    for (const exit of this.venue.books[entry.terms.instrumentIndex]) {
      if (exit.asleep && !exit.ended && exit.link?.parentOrderId === entry.orderId) {
        this.end(exit, 'cancelled', 'ENTRY_ENDED');
      }
    }
  }

  /** The position is flat: orders that may only reduce it have nothing left to do. */
  private expireIdleReducers({ terms: { strategyIndex, instrumentIndex } }: VenueOrder): void {
    for (const order of this.venue.books[instrumentIndex]) {
      if (order.ended || order.asleep || !isReduceOnly(order) || order.terms.strategyIndex !== strategyIndex) continue;
      if (leavesOf(order) > 0 && this.reducible(order) === 0) this.end(order, 'expired', 'REDUCE_ONLY');
    }
  }

  private publishAccepted({ orderId, terms }: VenueOrder): void {
    const { kernel } = this.venue;
    kernel.publish(kernel.topics.orderAccepted, { kind: 'OrderAccepted', seq: 0, tsMs: 0, orderId, terms });
  }

  private publishAmended({ orderId, quantity, limitPrice, stopPrice }: VenueOrder): void {
    const { kernel } = this.venue;
    const fields = { orderId, quantity, limitPrice, stopPrice };
    kernel.publish(kernel.topics.orderAmended, { kind: 'OrderAmended', seq: 0, tsMs: 0, ...fields });
  }
}

function isExit({ link }: VenueOrder): boolean {
  return link !== null && link.role === 'exit';
}
