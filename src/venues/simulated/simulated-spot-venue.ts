import { feeOf } from '../../core/fee-rate.js';
import { ceilToTick, floorToTick, type Instrument, notional } from '../../core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../core/units.js';
import type { BarClosed, BarOpened } from '../../events/market-events.js';
import type { Liquidity, OrderTerms } from '../../events/order-terms.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import { affordableQuantity } from './affordable-quantity.js';
import { type Balances, createBalances, freeCash, freeHoldings, moveCash } from './balances.js';
import { type IntrabarModel, pathPoints } from './bar-path.js';
import { costToCover } from './cost-to-cover.js';
import { firstExtreme } from './first-extreme.js';
import type { FeeModel } from './models/fee/fee-model.js';
import type { SlippageModel } from './models/slippage/slippage-model.js';
import { nextTouch } from './next-touch.js';
import { sweepEnded } from './order-book.js';
import { filterOrder, type RejectReason } from './order-filters.js';
import { activeType, createVenueOrder, leavesOf, type VenueOrder } from './venue-order.js';

export interface SimulatedSpotVenueOptions {
  readonly instruments: readonly Instrument[];
  readonly deposits: readonly Money[];
  readonly fees: FeeModel;
  readonly slippage: SlippageModel;
  /** From the desk to the venue, for orders and cancels alike. */
  readonly latencyMs: number;
  readonly intrabar: IntrabarModel;
  /** Whether a limit fills when the market only touches it. */
  readonly touchFills: boolean;
}

/** A request on its way from the desk to the venue. */
type Request =
  | { readonly kind: 'submit'; readonly arrivesTsMs: number; readonly orderId: number; readonly terms: OrderTerms }
  | { readonly kind: 'cancel'; readonly arrivesTsMs: number; readonly orderId: number };

interface VenueState {
  readonly balances: Balances;
  /** By instrument, in the order of arrival. */
  readonly books: VenueOrder[][];
  readonly inTransit: Request[];
}

/**
 * A spot exchange that trades against recorded bars. Orders wait for the next bar that opens at or after their arrival:
 * market orders fill at its open, stops and limits at the open if it lies beyond them, otherwise along the path that is
 * assumed inside the bar. It covers every order with the sub-account's own balance and never lends.
 */
export class SimulatedSpotVenue implements Agent {
  readonly id = 'venue';
  state: VenueState;
  private readonly options: SimulatedSpotVenueOptions;
  private kernel!: Kernel;
  /** By instrument, which has one series. */
  private readonly opens: Subscription<BarOpened>[] = [];
  private readonly closes: Subscription<BarClosed>[] = [];

  constructor(options: SimulatedSpotVenueOptions) {
    this.options = options;
    this.state = {
      balances: createBalances(options.deposits, options.instruments.length),
      books: options.instruments.map(() => []),
      inTransit: [],
    };
  }

  get balances(): Balances {
    return this.state.balances;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.barOpened.forEach((topic, index) => {
      this.opens.push(topic.subscribe(this.id, (open) => this.matchOpen(open)));
      this.closes.push(topics.barClosed[index].subscribe(this.id, (bar) => this.matchInside(bar)));
    });
    this.settle();
    topics.submitOrder.subscribe(this.id, ({ orderId, terms }) =>
      this.receive({ kind: 'submit', arrivesTsMs: kernel.clock.tsMs + this.options.latencyMs, orderId, terms }),
    );
    topics.cancelOrder.subscribe(this.id, ({ orderId }) =>
      this.receive({ kind: 'cancel', arrivesTsMs: kernel.clock.tsMs + this.options.latencyMs, orderId }),
    );
    topics.capitalTransferred.subscribe(this.id, ({ fromStrategyIndex, toStrategyIndex, amount }) =>
      moveCash(this.state.balances, fromStrategyIndex, toStrategyIndex, amount),
    );
  }

  /** Bars matter only to instruments with orders on the book. */
  settle(): void {
    for (const instrumentIndex of this.state.books.keys()) this.settleBook(instrumentIndex);
  }

  private settleBook(instrumentIndex: number): void {
    const awake = this.state.books[instrumentIndex].length > 0;
    this.opens[instrumentIndex].setAwake(awake);
    this.closes[instrumentIndex].setAwake(awake);
  }

  onTimer(): void {
    const { inTransit } = this.state;
    const nowMs = this.kernel.clock.tsMs;
    while (inTransit.length > 0 && inTransit[0].arrivesTsMs <= nowMs) this.handle(inTransit.shift() as Request);
  }

  private receive(request: Request): void {
    // A latency finer than the clock's float64 is none.
    if (request.arrivesTsMs <= this.kernel.clock.tsMs) {
      this.handle(request);
    } else {
      this.state.inTransit.push(request);
      this.kernel.setTimer(this.id, 'arrival', request.arrivesTsMs);
    }
  }

  private handle(request: Request): void {
    if (request.kind === 'submit') this.accept(request.orderId, request.terms);
    else this.cancel(request.orderId);
  }

  private accept(orderId: number, terms: OrderTerms): void {
    const instrument = this.options.instruments[terms.instrumentIndex];
    const order = createVenueOrder(orderId, terms, this.kernel.clock.tsMs);
    const lastPrice = this.kernel.market.lastPrice[terms.instrumentIndex];
    const reason = filterOrder(terms, instrument, lastPrice) ?? this.lock(order, instrument, lastPrice);
    const { topics } = this.kernel;
    if (reason !== null) {
      this.kernel.publish(topics.orderRejected, { kind: 'OrderRejected', seq: 0, tsMs: 0, orderId, terms, reason });
      return;
    }
    this.state.books[terms.instrumentIndex].push(order);
    this.settleBook(terms.instrumentIndex);
    this.kernel.publish(topics.orderAccepted, { kind: 'OrderAccepted', seq: 0, tsMs: 0, orderId, terms });
  }

  /** Sets aside what the order may need; says why it cannot. */
  private lock(order: VenueOrder, instrument: Instrument, lastPrice: number): RejectReason | null {
    const { balances } = this.state;
    const { strategyIndex, side, quantity } = order.terms;
    if (side === 'sell') {
      if (freeHoldings(balances, strategyIndex, instrument.index) < quantity) return 'INSUFFICIENT_BALANCE';
      balances.lockedHoldings[strategyIndex][instrument.index] += quantity;
      return null;
    }
    const cost = costToCover(order.terms, instrument, lastPrice, this.options.fees);
    if (freeCash(balances, strategyIndex) < cost) return 'INSUFFICIENT_BALANCE';
    order.locked = cost;
    balances.lockedCash[strategyIndex] = (balances.lockedCash[strategyIndex] + cost) as Money;
    return null;
  }

  private cancel(orderId: number): void {
    for (const book of this.state.books) {
      const order = book.find((one) => one.orderId === orderId && !one.ended);
      if (order === undefined) continue;
      this.endUnfilled(order, 'REQUESTED');
      this.sweep(order.terms.instrumentIndex);
      return;
    }
    const { topics } = this.kernel;
    const reason = 'UNKNOWN_ORDER';
    this.kernel.publish(topics.cancelRejected, { kind: 'CancelRejected', seq: 0, tsMs: 0, orderId, reason });
  }

  private endUnfilled(order: VenueOrder, reason: string): void {
    const { strategyIndex, instrumentIndex, side } = order.terms;
    const leaves = leavesOf(order);
    this.unlock(order, leaves);
    order.ended = true;
    this.kernel.publish(this.kernel.topics.orderCancelled, {
      kind: 'OrderCancelled',
      seq: 0,
      tsMs: 0,
      orderId: order.orderId,
      strategyIndex,
      instrumentIndex,
      side,
      leaves,
      reason,
    });
  }

  /** Releases what the order had set aside for `quantity` of it. */
  private unlock(order: VenueOrder, quantity: QuantityUnits): void {
    const { balances } = this.state;
    const { strategyIndex, instrumentIndex, side } = order.terms;
    if (side === 'sell') {
      balances.lockedHoldings[strategyIndex][instrumentIndex] -= quantity;
    } else {
      const leaves = leavesOf(order);
      const share = quantity === leaves ? order.locked : (order.locked * BigInt(quantity)) / BigInt(leaves);
      order.locked = (order.locked - share) as Money;
      balances.lockedCash[strategyIndex] = (balances.lockedCash[strategyIndex] - share) as Money;
    }
  }

  /** A bar has opened: whatever its first price reaches fills there, never at a price that did not trade. */
  private matchOpen({ instrumentIndex, price, tsMs }: BarOpened): void {
    const instrument = this.options.instruments[instrumentIndex];
    for (const order of this.state.books[instrumentIndex]) {
      if (order.arrivedTsMs > tsMs) continue;
      this.matchAt(order, instrument, price);
      order.resting = true;
    }
    this.sweep(instrumentIndex);
  }

  private matchAt(order: VenueOrder, instrument: Instrument, price: number): void {
    while (!order.ended) {
      const touch = nextTouch([order], instrument, price, price, this.options.touchFills);
      if (touch === null) return;
      if (touch.kind === 'fill') this.fill(order, instrument, price);
      else this.trigger(order);
    }
  }

  /** A bar has closed: its inside is walked along the assumed path by the orders that were there when it opened. */
  private matchInside(bar: BarClosed): void {
    const book = this.state.books[bar.instrumentIndex];
    const openTsMs = bar.tsMs - bar.intervalMs;
    const instrument = this.options.instruments[bar.instrumentIndex];
    const { intrabar, touchFills } = this.options;
    const present = book.filter((order) => order.arrivedTsMs <= openTsMs && activeType(order) !== 'market');
    if (present.length === 0) return;
    for (const strategyIndex of new Set(present.map((order) => order.terms.strategyIndex))) {
      const own = present.filter((order) => order.terms.strategyIndex === strategyIndex);
      const points = pathPoints(bar, firstExtreme(intrabar, bar, own));
      for (let leg = 0; leg < 3; leg++) {
        let from = points[leg];
        const to = points[leg + 1];
        for (let touch = nextTouch(own, instrument, from, to, touchFills); touch !== null; ) {
          // The market came to the order, which was waiting for it.
          if (touch.price !== from) touch.order.resting = true;
          from = touch.price;
          if (touch.kind === 'fill') this.fill(touch.order, instrument, touch.price);
          else this.trigger(touch.order);
          touch = nextTouch(own, instrument, from, to, touchFills);
        }
      }
      for (const order of own) order.resting = true;
    }
    this.sweep(bar.instrumentIndex);
  }

  private sweep(instrumentIndex: number): void {
    sweepEnded(this.state.books[instrumentIndex]);
    this.settleBook(instrumentIndex);
  }

  private trigger(order: VenueOrder): void {
    order.triggered = true;
    // It enters the market only now: what it meets at once it takes.
    order.resting = false;
    const { orderId } = order;
    this.kernel.publish(this.kernel.topics.orderTriggered, { kind: 'OrderTriggered', seq: 0, tsMs: 0, orderId });
  }

  private fill(order: VenueOrder, instrument: Instrument, marketPrice: number): void {
    const { side, strategyIndex } = order.terms;
    const taking = activeType(order) === 'market' || !order.resting;
    const liquidity: Liquidity = taking ? 'taker' : 'maker';
    const rate = this.options.fees.rate(liquidity);
    const price = this.fillPrice(order, instrument, marketPrice);
    const leaves = leavesOf(order);
    const value = notional(instrument, price, leaves);
    const fee = feeOf(value, rate);
    const cash = freeCash(this.state.balances, strategyIndex) + order.locked;
    if (side === 'sell' || value + fee <= cash) {
      this.book(order, price, leaves, value, fee, liquidity);
      return;
    }
    // The open was dearer than the price the order was covered at: what the cash buys, and no more.
    const quantity = affordableQuantity(instrument, cash as Money, price, leaves, rate);
    if (quantity > 0) {
      const less = notional(instrument, price, quantity);
      this.book(order, price, quantity, less, feeOf(less, rate), liquidity);
    }
    this.endUnfilled(order, 'INSUFFICIENT_BALANCE');
  }

  private fillPrice(order: VenueOrder, instrument: Instrument, marketPrice: number): PriceUnits {
    const { side } = order.terms;
    const slipped = activeType(order) === 'market' ? this.options.slippage.slip(side, marketPrice) : marketPrice;
    // Off the grid, the rounding goes against the trader; nothing trades below the first tick.
    if (side === 'buy') return ceilToTick(instrument, slipped);
    return Math.max(floorToTick(instrument, slipped), instrument.tickUnits) as PriceUnits;
  }

  private book(
    order: VenueOrder,
    price: PriceUnits,
    quantity: QuantityUnits,
    value: Money,
    fee: Money,
    liquidity: Liquidity,
  ): void {
    const { strategyIndex, instrumentIndex, side, type } = order.terms;
    const { balances } = this.state;
    this.unlock(order, quantity);
    const buys = side === 'buy';
    balances.cash[strategyIndex] = (balances.cash[strategyIndex] + (buys ? -value : value) - fee) as Money;
    balances.holdings[strategyIndex][instrumentIndex] += buys ? quantity : -quantity;
    order.filled = (order.filled + quantity) as QuantityUnits;
    const leaves = leavesOf(order);
    if (leaves === 0) order.ended = true;
    this.kernel.publish(this.kernel.topics.orderFilled, {
      kind: 'OrderFilled',
      seq: 0,
      tsMs: 0,
      orderId: order.orderId,
      strategyIndex,
      instrumentIndex,
      side,
      type,
      price,
      quantity,
      notional: value,
      leaves,
      fee,
      liquidity,
    });
  }
}
