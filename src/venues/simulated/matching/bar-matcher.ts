import { floorToLot, type Instrument } from '../../../core/instrument.js';
import type { BarClosed, BarOpened } from '../../../events/market-events.js';
import type { Liquidation } from '../liquidation.js';
import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import { followMarket } from '../orders/trail.js';
import { activeType, type VenueOrder } from '../orders/venue-order.js';
import type { VenueContext } from '../venue-context.js';
import { pathPoints } from './bar-path.js';
import { expireImmediate } from './expire-immediate.js';
import type { Fills } from './fills.js';
import { firstExtreme } from './first-extreme.js';
import { liquidateAt } from './liquidate-at.js';
import { markAt, priceAt } from './mark-walk.js';
import { isReached, nextTouch, touchOf } from './next-touch.js';

/** What is left of a bar's volume for the desk, by instrument. Plain data; used only where a cap is set. */
export interface VolumeState {
  /** Volume of the last closed bar, float. */
  readonly lastVolume: Float64Array;
  /** What filled at the open of the bar that is open, quantity units. */
  readonly filledAtOpen: Float64Array;
}

/**
 * Lets orders meet recorded bars. Orders wait for the next bar that opens at or after their arrival: market orders fill
 * at its open, stops and limits at the open if it lies beyond them, otherwise along the path that is assumed inside.
 */
export class BarMatcher {
  volume: VolumeState;
  private readonly venue: VenueContext;
  private readonly orders: OrderLifeCycle;
  private readonly fills: Fills;
  private readonly liquidation: Liquidation | null;

  constructor(venue: VenueContext, orders: OrderLifeCycle, fills: Fills, liquidation: Liquidation | null) {
    this.venue = venue;
    this.orders = orders;
    this.fills = fills;
    this.liquidation = liquidation;
    const count = venue.options.instruments.length;
    this.volume = { lastVolume: new Float64Array(count), filledAtOpen: new Float64Array(count) };
  }

  /** A bar has opened: whatever its first price reaches fills there, never at a price that did not trade. */
  matchOpen({ instrumentIndex, price, tsMs }: BarOpened): void {
    const instrument = this.venue.options.instruments[instrumentIndex];
    if (this.liquidation !== null) {
      const mark = this.venue.options.perpetual?.marks?.price(instrumentIndex) ?? price;
      liquidateAt(this.liquidation, instrument, mark, price);
    }
    const allowed = this.allowedAtOpen(instrument);
    let left = allowed;
    const book = this.venue.books[instrumentIndex];
    for (let index = 0; index < book.length; index++) {
      const order = book[index];
      if (order.arrivedTsMs > tsMs) continue;
      left -= this.matchAt(order, instrument, price, left);
      if (order.ended || order.asleep) continue;
      order.resting = true;
      if (order.terms.type === 'trailing-stop' && !order.triggered) followMarket(order, instrument, price);
      else expireImmediate(this.orders, order);
    }
    if (allowed !== Number.POSITIVE_INFINITY) this.volume.filledAtOpen[instrumentIndex] = allowed - left;
    this.orders.sweep(instrumentIndex);
  }

  private matchAt(order: VenueOrder, instrument: Instrument, price: number, volume: number): number {
    const { touchFills } = this.venue.options;
    let filled = 0;
    while (!order.ended) {
      const touch = touchOf(order, instrument, price, price, touchFills);
      if (touch === null) break;
      if (touch.kind === 'trigger') {
        this.orders.trigger(order);
        continue;
      }
      filled += this.fills.fill(order, instrument, price, volume - filled);
      break;
    }
    return filled;
  }

  /** A bar has closed: its inside is walked along the assumed path by the orders that were there when it opened. */
  matchInside(bar: BarClosed): void {
    const { instrumentIndex } = bar;
    const { instruments, intrabar, participation } = this.venue.options;
    const instrument = instruments[instrumentIndex];
    const openTsMs = bar.tsMs - bar.intervalMs;
    const marked = this.venue.options.perpetual?.marks?.during(instrumentIndex, openTsMs, bar.tsMs) ?? bar;
    if (this.passesBy(bar, openTsMs, instrument) && !this.mayLiquidate(instrument, marked.low, marked.high)) {
      this.closeVolume(bar);
      return;
    }
    const present = this.venue.books[instrumentIndex].filter((order) => isPresent(order, openTsMs, participation));
    let left = this.allowedInside(bar, instrument);
    const walkers = new Set(present.map((order) => order.terms.strategyIndex));
    if (this.liquidation !== null) {
      for (const holder of this.liquidation.holders(instrumentIndex)) {
        if (this.liquidation.mayReach(holder, instrument, marked.low, marked.high)) walkers.add(holder);
      }
    }
    for (const strategyIndex of walkers) {
      const own = present.filter((order) => order.terms.strategyIndex === strategyIndex);
      const first = firstExtreme(intrabar, bar, own);
      left = this.walk(strategyIndex, own, instrument, pathPoints(bar, first), pathPoints(marked, first), left);
    }
    if (walkers.size > 0) this.sweepAll();
    this.closeVolume(bar);
  }

  private closeVolume({ instrumentIndex, volume }: BarClosed): void {
    this.volume.lastVolume[instrumentIndex] = volume;
    this.volume.filledAtOpen[instrumentIndex] = 0;
  }

  /**
   * Whether the bar reaches none of the orders, whatever its path: most bars of most orders, which are spared the walk.
   * They have rested on the book then. A trailing stop has to follow every bar.
   */
  private passesBy(bar: BarClosed, openTsMs: number, instrument: Instrument): boolean {
    const { touchFills, participation } = this.venue.options;
    const book = this.venue.books[instrument.index];
    for (let index = 0; index < book.length; index++) {
      const order = book[index];
      if (!isPresent(order, openTsMs, participation)) continue;
      if (order.terms.type === 'trailing-stop' || isReached(order, instrument, bar, touchFills)) return false;
    }
    for (let index = 0; index < book.length; index++) {
      if (isPresent(book[index], openTsMs, participation)) book[index].resting = true;
    }
    return true;
  }

  private mayLiquidate(instrument: Instrument, low: number, high: number): boolean {
    const { liquidation } = this;
    if (liquidation === null) return false;
    return liquidation.holders(instrument.index).some((holder) => liquidation.mayReach(holder, instrument, low, high));
  }

  /** A liquidation may have ended orders of other instruments too. */
  private sweepAll(): void {
    for (const { index } of this.venue.options.instruments) this.orders.sweep(index);
  }

  /** Leads one sub-account's orders along the path, the mark price in step, and returns what is left of the volume. */
  private walk(
    strategyIndex: number,
    own: readonly VenueOrder[],
    instrument: Instrument,
    points: readonly number[],
    marks: readonly number[],
    volume: number,
  ): number {
    const { touchFills } = this.venue.options;
    let left = volume;
    for (let leg = 0; leg + 1 < points.length; leg++) {
      let from = points[leg];
      const to = points[leg + 1];
      let mark = marks[leg];
      const markTo = marks[leg + 1];
      for (;;) {
        const touch = nextTouch(own, instrument, from, to, touchFills, left > 0);
        const nextMark = touch === null ? markTo : markAt(touch.price, from, to, mark, markTo);
        const end = this.liquidationBetween(strategyIndex, instrument, mark, nextMark, touch !== null);
        if (!Number.isNaN(end)) {
          from = priceAt(end, from, to, mark, markTo);
          mark = end;
          this.liquidation?.liquidate(strategyIndex, instrument, end, from);
          continue;
        }
        if (touch === null) break;
        const { order } = touch;
        // The market came to the order, which was waiting for it.
        if (touch.price !== from) order.resting = true;
        from = touch.price;
        mark = nextMark;
        if (touch.kind === 'trigger') {
          this.orders.trigger(order);
          // What it does not meet at once rests, or is over.
          const meets = touchOf(order, instrument, from, from, touchFills) !== null;
          if (!meets) order.resting = true;
          if (!meets || left <= 0) expireImmediate(this.orders, order);
          continue;
        }
        left -= this.fills.fill(order, instrument, from, left);
        if (!order.ended) expireImmediate(this.orders, order);
      }
      for (const order of own) {
        if (order.terms.type === 'trailing-stop' && !order.asleep) followMarket(order, instrument, to);
      }
    }
    for (const order of own) order.resting = true;
    return left;
  }

  /**
   * The mark price between `from` and `end`, where an order is touched or the leg is over, at which the position is
   * liquidated; NaN for none. An order that is touched at that very moment comes first.
   */
  private liquidationBetween(
    strategyIndex: number,
    instrument: Instrument,
    from: number,
    end: number,
    touched: boolean,
  ): number {
    if (this.liquidation === null) return Number.NaN;
    const threshold = this.liquidation.threshold(strategyIndex, instrument);
    if (Number.isNaN(threshold)) return Number.NaN;
    if (this.liquidation.reached(strategyIndex, instrument, from)) {
      return touched && from === threshold && end === from ? Number.NaN : from;
    }
    return threshold !== end && this.liquidation.reached(strategyIndex, instrument, end) ? threshold : Number.NaN;
  }

  /** At the open nobody knows the bar's volume: the one of the bar before has to do. */
  private allowedAtOpen(instrument: Instrument): number {
    const { participation } = this.venue.options;
    if (participation === null) return Number.POSITIVE_INFINITY;
    return floorToLot(instrument, this.volume.lastVolume[instrument.index] * participation);
  }

  private allowedInside(bar: BarClosed, instrument: Instrument): number {
    const { participation } = this.venue.options;
    if (participation === null) return Number.POSITIVE_INFINITY;
    const allowed = floorToLot(instrument, bar.volume * participation);
    return Math.max(0, allowed - this.volume.filledAtOpen[bar.instrumentIndex]);
  }
}

/** Under a cap, a market order that had its look at the open goes on inside; one that came on that open waits. */
/** Was there when the bar opened. A market order has had its look at the open, and waits for the next one. */
function isPresent(order: VenueOrder, openTsMs: number, participation: number | null): boolean {
  return order.arrivedTsMs <= openTsMs && (activeType(order) !== 'market' || goesOn(order, participation));
}

function goesOn(order: VenueOrder, participation: number | null): boolean {
  return participation !== null && (order.resting || order.triggered);
}
