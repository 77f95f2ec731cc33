import type { Instrument } from '../../core/instrument.js';
import { type Money, type QuantityUnits, ZERO_MONEY } from '../../core/units.js';
import type { BarClosed } from '../../events/market-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import type { RunRecord } from '../recorder/run-record.js';

/** A position that is being followed from flat to flat. */
interface OpenTrip {
  /** Signed: what is open now. 0 when there is no trip. */
  open: number;
  long: boolean;
  entryTsMs: number;
  /** Sums over the fills of each side. */
  entered: number;
  entryNotional: Money;
  exited: number;
  exitNotional: Money;
  fees: Money;
  /** Extremes of the bars that closed while it was open. */
  high: number;
  low: number;
}

/** Turns fills into round trips: from flat to flat, at the average prices of the entries and of the exits. */
export class RoundTripTracker implements Agent {
  readonly id = 'round-trips';
  /** By instrument: every strategy's trip, and the strategies whose trip is open, for the bars to look at. */
  state: { readonly trips: OpenTrip[][]; readonly open: number[][] };
  private readonly instruments: readonly Instrument[];
  private readonly record: RunRecord;
  /** By instrument, which has one series. */
  private watching: Subscription<BarClosed>[] = [];

  constructor(instruments: readonly Instrument[], strategyCount: number, record: RunRecord) {
    this.instruments = instruments;
    this.record = record;
    this.state = {
      trips: instruments.map(() => Array.from({ length: strategyCount }, noTrip)),
      open: instruments.map(() => []),
    };
  }

  start(kernel: Kernel): void {
    this.watching = kernel.topics.barClosed.map((topic) => topic.subscribe(this.id, (bar) => this.widen(bar)));
    this.settle();
    kernel.topics.orderFilled.subscribe(this.id, (fill) => this.take(fill));
  }

  /** Bars matter only to open trips. */
  settle(): void {
    const { open } = this.state;
    for (const [index, watching] of this.watching.entries()) watching.setAwake(open[index].length > 0);
  }

  private widen({ instrumentIndex, high, low }: BarClosed): void {
    const trips = this.state.trips[instrumentIndex];
    const open = this.state.open[instrumentIndex];
    for (let index = 0; index < open.length; index++) {
      const trip = trips[open[index]];
      if (high > trip.high) trip.high = high;
      if (low < trip.low) trip.low = low;
    }
  }

  private take(fill: OrderFilled): void {
    const { trips } = this.state;
    const open = this.state.open[fill.instrumentIndex];
    const trip = trips[fill.instrumentIndex][fill.strategyIndex];
    const signed = fill.side === 'buy' ? fill.quantity : -fill.quantity;
    const price = fill.price / this.instruments[fill.instrumentIndex].priceOne;
    if (trip.open === 0) {
      begin(trip, fill, price);
      open.push(fill.strategyIndex);
      this.watching[fill.instrumentIndex].setAwake(true);
    }
    trip.fees = (trip.fees + fill.fee) as Money;
    trip.open += signed;
    if (price > trip.high) trip.high = price;
    if (price < trip.low) trip.low = price;
    if (signed > 0 === trip.long) {
      trip.entered += fill.quantity;
      trip.entryNotional = (trip.entryNotional + fill.notional) as Money;
      return;
    }
    trip.exited += fill.quantity;
    trip.exitNotional = (trip.exitNotional + fill.notional) as Money;
    if (trip.open !== 0) return;
    open.splice(open.indexOf(fill.strategyIndex), 1);
    this.watching[fill.instrumentIndex].setAwake(open.length > 0);
    this.record.recordTrip({
      strategyIndex: fill.strategyIndex,
      instrumentIndex: fill.instrumentIndex,
      long: trip.long,
      quantity: trip.entered as QuantityUnits,
      entryTsMs: trip.entryTsMs,
      entryNotional: trip.entryNotional,
      exitTsMs: fill.tsMs,
      exitNotional: trip.exitNotional,
      fees: trip.fees,
      high: trip.high,
      low: trip.low,
      exitByStop: fill.type === 'stop' || fill.type === 'stop-limit',
    });
  }
}

function begin(trip: OpenTrip, fill: OrderFilled, price: number): void {
  trip.long = fill.side === 'buy';
  trip.entryTsMs = fill.tsMs;
  trip.entered = 0;
  trip.entryNotional = ZERO_MONEY;
  trip.exited = 0;
  trip.exitNotional = ZERO_MONEY;
  trip.fees = ZERO_MONEY;
  trip.high = price;
  trip.low = price;
}

function noTrip(): OpenTrip {
  return {
    open: 0,
    long: true,
    entryTsMs: 0,
    entered: 0,
    entryNotional: ZERO_MONEY,
    exited: 0,
    exitNotional: ZERO_MONEY,
    fees: ZERO_MONEY,
    high: 0,
    low: 0,
  };
}
