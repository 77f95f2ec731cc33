import { floorToLot, type Instrument, priceToFloat } from '../../../core/instrument.js';
import type { BookLevels, DepthTick, QuoteTick, TradeTick } from '../../../events/market-events.js';
import type { Liquidation } from '../liquidation.js';
import { isDisplayed, oppositePrice } from '../orders/opposite-price.js';
import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import { followMarket } from '../orders/trail.js';
import { activeType, isWaiting, leavesOf, type VenueOrder } from '../orders/venue-order.js';
import type { VenueContext } from '../venue-context.js';
import { expireImmediate } from './expire-immediate.js';
import type { Fills } from './fills.js';
import { liquidateAt } from './liquidate-at.js';
import { touchOf } from './next-touch.js';
import { advanceQueue, displayedAt } from './queue-position.js';
import { isBookLive, isStillDisplayed } from './still-displayed.js';

/**
 * Lets orders meet recorded trades, quotes and depth. An order meets only ticks with a time after its arrival.
 *
 * - What takes (market orders, limits that cross) takes what is displayed: from the order book where there is one in
 *   sync, level by level; else from the best quote; where the data has neither, or no more of it, at the price of the
 *   next trade.
 * - What rests waits in its queue, and is filled by trades only: see queue-position.ts.
 * - Stops, take-profits and trailing stops are woken by trades, and enter the market with the tick after that.
 */
export class TickMatcher {
  private readonly venue: VenueContext;
  private readonly orders: OrderLifeCycle;
  private readonly fills: Fills;
  private readonly liquidation: Liquidation | null;
  /** The orders that a tick meets. Collected first: an exit that a fill wakes meets the tick after it. */
  private readonly present: VenueOrder[] = [];
  /** A quote as a book of one level. */
  private readonly bestBid = { count: 0, price: [0], quantity: [0] };
  private readonly bestAsk = { count: 0, price: [0], quantity: [0] };

  constructor(venue: VenueContext, orders: OrderLifeCycle, fills: Fills, liquidation: Liquidation | null) {
    this.venue = venue;
    this.orders = orders;
    this.fills = fills;
    this.liquidation = liquidation;
  }

  /**
   * An order has come onto the book, or has been changed. One that would take waits for its look at the market; any
   * other rests from now on, behind what is displayed at its price.
   */
  arrive(order: VenueOrder): void {
    const { timeInForce } = order.terms.conditions ?? GOOD_TILL_CANCELLED;
    if (order.ended || order.asleep || order.resting || activeType(order) !== 'limit') return;
    if (timeInForce === 'IOC' || timeInForce === 'FOK') return;
    const { market } = this.venue.kernel;
    const { instrumentIndex, side } = order.terms;
    const instrument = this.venue.options.instruments[instrumentIndex];
    const limit = priceToFloat(instrument, order.limitPrice);
    const price = isDisplayed(market, instrumentIndex)
      ? oppositePrice(market, instrumentIndex, side)
      : market.lastPrice[instrumentIndex];
    if (reaches(side === 'buy', limit, price)) return;
    this.rest(order, instrument);
  }

  matchTrade(trade: TradeTick): void {
    const { instrumentIndex, price } = trade;
    const { kernel, options } = this.venue;
    const instrument = options.instruments[instrumentIndex];
    if (this.liquidation !== null) {
      liquidateAt(this.liquidation, instrument, options.perpetual?.marks?.price(instrumentIndex) ?? price, price);
    }
    const takes = !isStillDisplayed(kernel.market, instrumentIndex);
    let left: number = this.allowed(instrument, trade.quantity);
    for (const order of this.collect(instrumentIndex, trade.tsMs)) {
      if (order.ended) continue;
      if (isWaiting(order)) this.watch(order, instrument, price);
      else if (order.resting && activeType(order) === 'limit') left -= this.fillResting(order, instrument, trade, left);
      else if (takes) {
        // Without a cap nobody asks whether the trade was large enough, as with bars.
        const filled = this.takeAt(order, instrument, price, options.participation === null ? UNLIMITED : left);
        if (options.participation !== null) left -= filled;
      }
    }
    this.endTick(instrumentIndex);
  }

  matchQuote({ instrumentIndex, tsMs, bidPrice, bidQuantity, askPrice, askQuantity }: QuoteTick): void {
    // The book says more.
    if (isBookLive(this.venue.kernel.market, instrumentIndex)) return;
    setOnly(this.bestBid, bidPrice, bidQuantity);
    setOnly(this.bestAsk, askPrice, askQuantity);
    this.matchLevels(instrumentIndex, tsMs, this.bestBid, this.bestAsk);
  }

  matchDepth({ instrumentIndex, tsMs, isKnown, bids, asks }: DepthTick): void {
    if (isKnown) this.matchLevels(instrumentIndex, tsMs, bids, asks);
  }

  /** What is displayed now can be taken once, however many orders want it. */
  private matchLevels(instrumentIndex: number, tsMs: number, bids: BookLevels, asks: BookLevels): void {
    const instrument = this.venue.options.instruments[instrumentIndex];
    let bought = 0;
    let sold = 0;
    for (const order of this.collect(instrumentIndex, tsMs)) {
      if (order.ended || isWaiting(order)) continue;
      if (order.resting && activeType(order) === 'limit') {
        if (Number.isNaN(order.queueAhead)) this.rest(order, instrument);
        continue;
      }
      if (order.terms.side === 'buy') bought += this.takeFrom(order, instrument, asks, bought);
      else sold += this.takeFrom(order, instrument, bids, sold);
      this.endLook(order, instrument);
    }
    this.endTick(instrumentIndex);
  }

  /** Takes level by level, best price first, behind what others have taken of the same. Returns how much it took. */
  private takeFrom(order: VenueOrder, instrument: Instrument, levels: BookLevels, taken: number): number {
    const buys = order.terms.side === 'buy';
    const limit = activeType(order) === 'limit' ? priceToFloat(instrument, order.limitPrice) : Number.NaN;
    const offered = this.offeredTo(order, instrument, levels, limit) - taken;
    let passed = taken;
    let filled = 0;
    for (let index = levels.count - 1; index >= 0 && !order.ended; index--) {
      const price = levels.price[index];
      if (!reaches(buys, limit, price)) break;
      const displayed: number = this.allowed(instrument, levels.quantity[index]);
      const gone = Math.min(passed, displayed);
      passed -= gone;
      if (displayed === gone) continue;
      const more = this.fills.fill(order, instrument, price, displayed - gone, offered - filled);
      if (more === 0) break;
      filled += more;
    }
    return filled;
  }

  /** All that is displayed within the limit; no more than the order wants has to be counted. */
  private offeredTo(order: VenueOrder, instrument: Instrument, levels: BookLevels, limit: number): number {
    if (order.terms.conditions?.timeInForce !== 'FOK') return UNLIMITED;
    const buys = order.terms.side === 'buy';
    let offered = 0;
    for (let index = levels.count - 1; index >= 0 && reaches(buys, limit, levels.price[index]); index--) {
      offered += this.allowed(instrument, levels.quantity[index]);
    }
    return offered;
  }

  /** Takes at the price of a trade, where nothing is displayed. */
  private takeAt(order: VenueOrder, instrument: Instrument, price: number, volume: number): number {
    const limit = activeType(order) === 'limit' ? priceToFloat(instrument, order.limitPrice) : Number.NaN;
    const reached = reaches(order.terms.side === 'buy', limit, price);
    const filled = reached ? this.fills.fill(order, instrument, price, volume) : 0;
    this.endLook(order, instrument);
    return filled;
  }

  private fillResting(order: VenueOrder, instrument: Instrument, trade: TradeTick, left: number): number {
    const share = advanceQueue(order, instrument, trade, this.venue.options.touchFills);
    const volume = Math.min(left, this.allowed(instrument, share));
    if (volume <= 0) return 0;
    return this.fills.fill(order, instrument, priceToFloat(instrument, order.limitPrice), volume);
  }

  private watch(order: VenueOrder, instrument: Instrument, price: number): void {
    if (touchOf(order, instrument, price, price, false) !== null) this.orders.trigger(order);
    else if (order.terms.type === 'trailing-stop') followMarket(order, instrument, price);
  }

  /** The order has had its look at the market: what is left of a limit rests. */
  private endLook(order: VenueOrder, instrument: Instrument): void {
    if (order.ended || leavesOf(order) === 0) return;
    if (activeType(order) === 'limit') this.rest(order, instrument);
    expireImmediate(this.orders, order);
  }

  /** Exits that a fill has woken arrive now. */
  private endTick(instrumentIndex: number): void {
    this.orders.sweep(instrumentIndex);
    for (const order of this.venue.books[instrumentIndex]) {
      if (order.link?.role === 'exit') this.arrive(order);
    }
  }

  private rest(order: VenueOrder, instrument: Instrument): void {
    order.resting = true;
    if (Number.isNaN(order.queueAhead)) order.queueAhead = displayedAt(this.venue.kernel.market, instrument, order);
  }

  private collect(instrumentIndex: number, tsMs: number): readonly VenueOrder[] {
    const { present } = this;
    while (present.length > 0) present.pop();
    for (const order of this.venue.books[instrumentIndex]) {
      if (!order.ended && !order.asleep && order.arrivedTsMs < tsMs) present.push(order);
    }
    return present;
  }

  /** What the desk may have of a quantity, quantity units. */
  private allowed(instrument: Instrument, quantity: number): number {
    return floorToLot(instrument, quantity * (this.venue.options.participation ?? 1));
  }
}

const UNLIMITED = Number.POSITIVE_INFINITY;
const GOOD_TILL_CANCELLED = { timeInForce: 'GTC' } as const;

/** Whether an order with this limit trades at this price; without a limit (NaN) always, and never without a price. */
function reaches(buys: boolean, limit: number, price: number): boolean {
  if (Number.isNaN(price)) return false;
  return buys ? !(price > limit) : !(price < limit);
}

function setOnly(level: { count: number; price: number[]; quantity: number[] }, price: number, quantity: number): void {
  level.count = price > 0 && quantity > 0 ? 1 : 0;
  level.price[0] = price;
  level.quantity[0] = quantity;
}
