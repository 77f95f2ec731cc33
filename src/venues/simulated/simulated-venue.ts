import type { BarClosed, BarOpened, DepthTick, QuoteTick, TradeTick } from '../../events/market-events.js';
import type { AmendOrder } from '../../events/order-events.js';
import type { OrderLink, OrderTerms } from '../../events/order-terms.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import { BarMatcher, type VolumeState } from './matching/bar-matcher.js';
import { Fills } from './matching/fills.js';
import { TickMatcher } from './matching/tick-matcher.js';
import {
  createMarketActivity,
  type MarketActivityState,
  updateMarketActivity,
} from './models/activity/market-activity.js';
import { OrderLifeCycle } from './orders/order-life-cycle.js';
import type { VenueOrder } from './orders/venue-order.js';
import { FundingClock } from './perpetual/funding-clock.js';
import { Liquidator } from './perpetual/liquidator.js';
import type { MarkPrices, MarkPricesState } from './perpetual/mark-prices.js';
import { InterestClock } from './spot/interest-clock.js';
import type { SimulatedVenueOptions, VenueContext } from './venue-context.js';

/** A request on its way from the desk to the venue. */
type Request =
  | {
      readonly kind: 'submit';
      readonly arrivesTsMs: number;
      readonly orderId: number;
      readonly terms: OrderTerms;
      readonly link: OrderLink | null;
    }
  | { readonly kind: 'cancel'; readonly arrivesTsMs: number; readonly orderId: number }
  | { readonly kind: 'amend'; readonly arrivesTsMs: number; readonly amendment: AmendOrder };

interface VenueState {
  readonly collateral: unknown;
  readonly books: VenueOrder[][];
  readonly inTransit: Request[];
  readonly volume: VolumeState;
  readonly activity: MarketActivityState[] | null;
  readonly fees: object | undefined;
  readonly latency: object | undefined;
  readonly marks: MarkPricesState | undefined;
}

/**
 * An exchange that trades against recorded or live market data: takes requests after their latency, keeps the book of
 * the desk's orders, and lets the market meet them. What stands behind the orders is its {@link Collateral}'s business,
 * how they meet the market the matcher's.
 */
export class SimulatedVenue implements Agent {
  readonly id = 'venue';
  private readonly context: VenueContext;
  private readonly orders: OrderLifeCycle;
  private readonly matcher: BarMatcher;
  private readonly tickMatcher: TickMatcher;
  private readonly liquidation: Liquidator | null;
  private readonly funding: FundingClock | null;
  private readonly marks: MarkPrices | null;
  private readonly interest: InterestClock | null;
  private inTransit: Request[] = [];
  /** By instrument, which has one series. */
  private readonly opens: Subscription<BarOpened>[] = [];
  private readonly closes: Subscription<BarClosed>[] = [];
  /** By instrument; empty where bars are the data. */
  private readonly ticks: Subscription<never>[][] = [];

  constructor(options: SimulatedVenueOptions) {
    this.context = {
      options,
      // Set by start, before anything can ask for it.
      kernel: undefined as unknown as Kernel,
      books: options.instruments.map(() => []),
      activity: options.slippage.needsActivity
        ? options.instruments.map(() => createMarketActivity(options.activityBars))
        : null,
      liquidation: null,
    };
    this.orders = new OrderLifeCycle(this.context);
    const { perpetual } = options;
    this.marks = perpetual?.marks ?? null;
    this.liquidation = perpetual === null ? null : new Liquidator(this.context, this.orders, perpetual);
    this.context.liquidation = this.liquidation;
    this.funding =
      perpetual === null ? null : new FundingClock(this.context, perpetual.collateral, perpetual.fundingSchedules);
    const rates = perpetual?.interest ?? null;
    this.interest =
      perpetual === null || rates === null ? null : new InterestClock(this.context, perpetual.collateral, rates);
    const fills = new Fills(this.context, this.orders);
    this.matcher = new BarMatcher(this.context, this.orders, fills, this.liquidation);
    this.tickMatcher = new TickMatcher(this.context, this.orders, fills, this.liquidation);
  }

  get state(): VenueState {
    const { options, books, activity } = this.context;
    const { collateral, fees, latency } = options;
    return {
      collateral: collateral.state,
      books,
      inTransit: this.inTransit,
      volume: this.matcher.volume,
      activity,
      fees: fees.state,
      latency: latency.state,
      marks: this.marks?.state,
    };
  }

  set state(state: VenueState) {
    const { options } = this.context;
    options.collateral.state = state.collateral;
    // A fork may change a model: the new one keeps its own fresh state where the old one had none of its kind.
    if (state.fees !== undefined && options.fees.state !== undefined) options.fees.state = state.fees;
    if (state.latency !== undefined && options.latency.state !== undefined) options.latency.state = state.latency;
    if (state.marks !== undefined && this.marks !== null) this.marks.state = state.marks;
    this.context.books = state.books;
    if (state.activity !== null && this.context.activity !== null) this.context.activity = state.activity;
    this.inTransit = state.inTransit;
    this.matcher.volume = state.volume;
  }

  /** Orders on the book of an instrument, in the order of arrival. */
  book(instrumentIndex: number): readonly VenueOrder[] {
    return this.context.books[instrumentIndex];
  }

  start(kernel: Kernel): void {
    this.context.kernel = kernel;
    const { topics } = kernel;
    const { collateral } = this.context.options;
    topics.barOpened.forEach((topic, index) => {
      this.opens.push(
        topic.subscribe(this.id, (open) => {
          this.marks?.noteOpen(open.instrumentIndex);
          this.matcher.matchOpen(open);
          this.settleBook(open.instrumentIndex);
        }),
      );
      this.closes.push(
        topics.barClosed[index].subscribe(this.id, (bar) => {
          this.marks?.noteClose(bar.instrumentIndex);
          if (!this.isOnTicks(bar.instrumentIndex)) this.matcher.matchInside(bar);
          const { activity } = this.context;
          if (activity !== null) updateMarketActivity(activity[bar.instrumentIndex], bar.close, bar.volume);
          this.settleBook(bar.instrumentIndex);
        }),
      );
      this.ticks.push(this.isOnTicks(index) ? this.subscribeTicks(index) : []);
    });
    this.marks?.start(kernel);
    if (this.marks !== null) topics.timestampCompleted.subscribe(this.id, () => this.marks?.noteCloses());
    this.funding?.start();
    this.settle();
    topics.submitOrder.subscribe(this.id, ({ orderId, terms, link }) => {
      const arrivesTsMs = this.arrivalTsMs();
      if (arrivesTsMs <= kernel.clock.tsMs) this.accept(orderId, terms, link);
      else this.send({ kind: 'submit', arrivesTsMs, orderId, terms, link });
    });
    topics.cancelOrder.subscribe(this.id, ({ orderId }) => {
      const arrivesTsMs = this.arrivalTsMs();
      if (arrivesTsMs <= kernel.clock.tsMs) this.cancel(orderId);
      else this.send({ kind: 'cancel', arrivesTsMs, orderId });
    });
    topics.amendOrder.subscribe(this.id, (amendment) => {
      const arrivesTsMs = this.arrivalTsMs();
      if (arrivesTsMs <= kernel.clock.tsMs) this.amend(amendment);
      else this.send({ kind: 'amend', arrivesTsMs, amendment });
    });
    topics.capitalTransferred.subscribe(this.id, ({ fromStrategyIndex, toStrategyIndex, amount }) =>
      collateral.moveCash(fromStrategyIndex, toStrategyIndex, amount),
    );
  }

  private isOnTicks(instrumentIndex: number): boolean {
    return this.context.options.onTicks?.[instrumentIndex] === true;
  }

  private subscribeTicks(instrumentIndex: number): Subscription<never>[] {
    const { tradeTicks, quoteTicks, depthTicks } = this.context.kernel.topics;
    const settled =
      <E>(match: (tick: E) => void) =>
      (tick: E) => {
        match(tick);
        this.settleBook(instrumentIndex);
      };
    return [
      tradeTicks[instrumentIndex].subscribe(
        this.id,
        settled((tick: TradeTick) => this.tickMatcher.matchTrade(tick)),
      ),
      quoteTicks[instrumentIndex].subscribe(
        this.id,
        settled((tick: QuoteTick) => this.tickMatcher.matchQuote(tick)),
      ),
      depthTicks[instrumentIndex].subscribe(
        this.id,
        settled((tick: DepthTick) => this.tickMatcher.matchDepth(tick)),
      ),
    ] as unknown as Subscription<never>[];
  }

  onTimer(key: string, tsMs: number): void {
    this.marks?.noteCloses();
    if (this.funding?.onTimer(key, tsMs) || this.interest?.onTimer(key, tsMs)) return;
    if (key === 'expiry') {
      this.orders.expireDue();
      this.settle();
      return;
    }
    const { inTransit } = this;
    const nowMs = this.context.kernel.clock.tsMs;
    while (inTransit.length > 0 && inTransit[0].arrivesTsMs <= nowMs) this.handle(inTransit.shift() as Request);
  }

  /** Bars matter only to instruments with orders on the book, or with positions that may be liquidated. */
  settle(): void {
    this.interest?.settle();
    for (const instrumentIndex of this.context.books.keys()) this.settleBook(instrumentIndex);
  }

  private settleBook(instrumentIndex: number): void {
    const held = this.liquidation?.isHeld(instrumentIndex) ?? false;
    const awake = held || this.context.books[instrumentIndex].length > 0;
    this.opens[instrumentIndex].setAwake(awake);
    for (const ticks of this.ticks[instrumentIndex]) ticks.setAwake(awake);
    this.closes[instrumentIndex].setAwake(awake || this.needsEveryBar());
  }

  /** A cap on volume needs the volume of every bar, and so do models of impact. */
  private needsEveryBar(): boolean {
    return this.context.options.participation !== null || this.context.activity !== null;
  }

  /** Requests travel on one line: none overtakes another, whatever its own delay. */
  private arrivalTsMs(): number {
    const { kernel, options } = this.context;
    const { tsMs } = kernel.clock;
    const arrivesTsMs = tsMs + options.latency.delayMs(tsMs);
    const { length } = this.inTransit;
    return length === 0 ? arrivesTsMs : Math.max(arrivesTsMs, this.inTransit[length - 1].arrivesTsMs);
  }

  private send(request: Request): void {
    this.inTransit.push(request);
    this.context.kernel.setTimer(this.id, 'arrival', request.arrivesTsMs);
  }

  private handle(request: Request): void {
    if (request.kind === 'submit') this.accept(request.orderId, request.terms, request.link);
    else if (request.kind === 'cancel') this.cancel(request.orderId);
    else this.amend(request.amendment);
  }

  private accept(orderId: number, terms: OrderTerms, link: OrderLink | null): void {
    this.orders.accept(orderId, terms, link);
    this.meetTicks(orderId, terms.instrumentIndex);
    this.settleBook(terms.instrumentIndex);
  }

  private amend(amendment: AmendOrder): void {
    this.orders.amend(amendment);
    const order = this.orders.find(amendment.orderId);
    if (order !== null) this.meetTicks(order.orderId, order.terms.instrumentIndex);
  }

  /** Where the market comes as ticks, an order takes its place in the queue when it arrives. */
  private meetTicks(orderId: number, instrumentIndex: number): void {
    if (!this.isOnTicks(instrumentIndex)) return;
    const order = this.orders.find(orderId);
    if (order !== null) this.tickMatcher.arrive(order);
  }

  private cancel(orderId: number): void {
    this.orders.cancel(orderId);
    this.settle();
  }
}
