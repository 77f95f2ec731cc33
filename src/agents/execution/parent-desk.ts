import { type Instrument, priceToFloat } from '../../core/instrument.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';
import type { OrderCleared } from '../../events/compliance-events.js';
import type { OrderApproved } from '../../events/decision-events.js';
import type { BarClosed } from '../../events/market-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import { changeTerms, type OrderLink, type OrderTerms } from '../../events/order-terms.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import type { ExecutionAlgorithm, ExecutionStep, ExecutionView, Occasion } from './algorithms/execution-algorithm.js';
import { learnVolume } from './algorithms/volume-profile.js';
import { executionReport } from './execution-report.js';
import type { ExecutionState } from './execution-state.js';
import type { ParentOrder } from './parent-order.js';
import { sliceQuantity } from './slice-quantity.js';

/** After so many slices in a row that the venue did not take, a parent sends no more. */
export const FAILURES_IN_A_ROW_MAX = 3;

const TIMER_PREFIX = 'parent ';

/** What the desk asks of the agent that it works for. */
export interface SliceSender {
  readonly id: string;
  readonly state: ExecutionState;
  /** Sends an order and returns its id. */
  send(terms: OrderTerms, link: OrderLink): number;
  cancelSlices(parentOrderId: number): void;
}

/**
 * Works approved intents by algorithms, all in the same way: asks the algorithm how far a parent should have come, sends
 * what is missing, counts what fills, and reports each parent's end exactly once. It has no state of its own: parents
 * and profiles are the agent's.
 */
export class ParentDesk {
  private readonly sender: SliceSender;
  private readonly instruments: readonly Instrument[];
  /** By strategy; null: its orders go to the venue as they are. */
  private readonly algorithms: readonly (ExecutionAlgorithm | null)[];
  private kernel!: Kernel;
  /** By instrument, which has one series. */
  private bars: readonly Subscription<BarClosed>[] = [];

  constructor(
    sender: SliceSender,
    instruments: readonly Instrument[],
    algorithms: readonly (ExecutionAlgorithm | null)[],
  ) {
    this.sender = sender;
    this.instruments = instruments;
    this.algorithms = algorithms;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    // Even a subscription that sleeps costs every bar a look: without an algorithm there is none.
    if (this.algorithms.some((algorithm) => algorithm !== null)) this.hearBars();
    this.settle();
  }

  private hearBars(): void {
    const { topics } = this.kernel;
    this.bars = topics.barClosed.map((topic) => topic.subscribe(this.sender.id, (bar) => this.watch(bar)));
  }

  /** Bars matter to instruments with a parent under way, and to those whose volume is learned. */
  settle(): void {
    // Parents of an algorithm that was taken away while they were worked still have to be finished.
    if (this.bars.length === 0 && this.sender.state.parents.length > 0) this.hearBars();
    for (const index of this.bars.keys()) this.settleBars(index);
  }

  /** The algorithm that works this order; null: it goes to the venue as it is. Without a price nothing can be planned. */
  algorithmFor(terms: OrderTerms): ExecutionAlgorithm | null {
    const algorithm = this.algorithms[terms.strategyIndex] ?? null;
    if (algorithm === null || Number.isNaN(this.kernel.market.lastPrice[terms.instrumentIndex])) return null;
    if (terms.exits !== null || !algorithm.orderTypes.includes(terms.type)) return null;
    // An order that is to fill now or by a date is not to be spread over time.
    if (terms.conditions !== null && terms.conditions.timeInForce !== 'GTC') return null;
    return algorithm;
  }

  begin(orderId: number, approval: OrderApproved | OrderCleared, algorithm: ExecutionAlgorithm): void {
    const { intentId, terms, quantity } = approval;
    const { clock, market } = this.kernel;
    const parent: ParentOrder = {
      orderId,
      intentId,
      algorithm: algorithm.name,
      terms: quantity === terms.quantity ? terms : changeTerms(terms, { quantity }),
      startTsMs: clock.tsMs,
      arrivalPrice: market.lastPrice[terms.instrumentIndex],
      plan: algorithm.plan(this.viewOf(terms)),
      step: 0,
      working: 0,
      filled: 0,
      notional: ZERO_MONEY,
      fees: ZERO_MONEY,
      slices: 0,
      openSlices: 0,
      failuresInARow: 0,
      stopping: false,
      marketVolume: 0,
      marketNotional: 0,
    };
    this.sender.state.parents.push(parent);
    this.settleBars(terms.instrumentIndex);
    this.ask('start', parent);
  }

  onTimer(key: string): void {
    const parent = this.find(Number(key.slice(TIMER_PREFIX.length)));
    if (parent === undefined) return;
    parent.step++;
    this.ask('timer', parent);
  }

  sliceFilled(parentOrderId: number, fill: OrderFilled): void {
    const parent = this.find(parentOrderId);
    if (parent === undefined) return;
    parent.working -= fill.quantity;
    parent.filled += fill.quantity;
    parent.notional = (parent.notional + fill.notional) as Money;
    parent.fees = (parent.fees + fill.fee) as Money;
    if (fill.leaves > 0) return;
    parent.openSlices--;
    parent.failuresInARow = 0;
    if (parent.filled === parent.terms.quantity) this.complete(parent);
    else if (parent.stopping) this.completeIfIdle(parent);
    else this.ask('fill', parent);
  }

  /** A slice has ended with `leaves` unfilled, whatever ended it: what is left of it counts as unsent again. */
  sliceEnded(parentOrderId: number, leaves: number): void {
    const parent = this.find(parentOrderId);
    if (parent === undefined) return;
    parent.working -= leaves;
    parent.openSlices--;
    if (parent.stopping) this.completeIfIdle(parent);
    else if (++parent.failuresInARow === FAILURES_IN_A_ROW_MAX) this.giveUp(parent);
  }

  /** Takes back the parents that match: nothing more is sent, what works is cancelled. */
  withdrawWhere(matches: (terms: OrderTerms) => boolean): void {
    for (const parent of this.sender.state.parents.filter(({ terms }) => matches(terms))) {
      this.sender.cancelSlices(parent.orderId);
      if (!parent.stopping) this.giveUp(parent);
    }
  }

  /** Sends nothing more; slices that work still may fill. */
  private giveUp(parent: ParentOrder): void {
    parent.stopping = true;
    this.kernel.timers.cancel(this.sender.id, timerKey(parent));
    this.completeIfIdle(parent);
  }

  private watch(bar: BarClosed): void {
    const { instrumentIndex, intervalMs, volume } = bar;
    const { parents, profiles } = this.sender.state;
    const openTsMs = bar.tsMs - intervalMs;
    const profile = profiles[instrumentIndex];
    if (profile !== null) learnVolume(profile, openTsMs, intervalMs, volume);
    for (const parent of parents) {
      if (parent.terms.instrumentIndex !== instrumentIndex) continue;
      // A bar that was under way when the parent began traded partly without it.
      if (openTsMs >= parent.startTsMs) {
        parent.marketVolume += volume;
        parent.marketNotional += ((bar.high + bar.low + bar.close) / 3) * volume;
      }
      if (!parent.stopping) this.ask('bar', parent);
    }
  }

  private ask(occasion: Occasion, parent: ParentOrder): void {
    const { terms } = parent;
    const algorithm = this.algorithms[terms.strategyIndex];
    const isOwn = algorithm?.name === parent.algorithm;
    const step = isOwn ? algorithm.decide(occasion, parent, this.viewOf(terms)) : restNow(terms);
    if (step === null) return;
    if (step.wakeTsMs > 0) this.kernel.setTimer(this.sender.id, timerKey(parent), step.wakeTsMs);
    const instrument = this.instruments[terms.instrumentIndex];
    const { limitPrice } = step;
    const isLimit = limitPrice > 0;
    const price = isLimit ? priceToFloat(instrument, limitPrice) : this.kernel.market.lastPrice[terms.instrumentIndex];
    const quantity = sliceQuantity(parent, step.dueQuantity, instrument, price);
    if (quantity <= 0) return;
    const type = isLimit ? 'limit' : 'market';
    this.sendSlice(parent, changeTerms(terms, { type, quantity, limitPrice }));
  }

  private sendSlice(parent: ParentOrder, terms: OrderTerms): void {
    parent.working += terms.quantity;
    parent.slices++;
    parent.openSlices++;
    this.sender.send(terms, { role: 'slice', parentOrderId: parent.orderId, groupId: 0 });
  }

  private completeIfIdle(parent: ParentOrder): void {
    if (parent.openSlices === 0) this.complete(parent);
  }

  private complete(parent: ParentOrder): void {
    const { parents } = this.sender.state;
    const { instrumentIndex } = parent.terms;
    parents.splice(parents.indexOf(parent), 1);
    this.kernel.timers.cancel(this.sender.id, timerKey(parent));
    this.settleBars(instrumentIndex);
    const report = executionReport(parent, this.instruments[instrumentIndex]);
    this.kernel.publish(this.kernel.topics.executionCompleted, report);
  }

  private settleBars(instrumentIndex: number): void {
    const { parents, profiles } = this.sender.state;
    const watched = parents.some(({ terms }) => terms.instrumentIndex === instrumentIndex);
    this.bars[instrumentIndex].setAwake(watched || profiles[instrumentIndex] !== null);
  }

  private viewOf({ instrumentIndex }: OrderTerms): ExecutionView {
    return {
      tsMs: this.kernel.clock.tsMs,
      instrument: this.instruments[instrumentIndex],
      profile: this.sender.state.profiles[instrumentIndex],
    };
  }

  private find(orderId: number): ParentOrder | undefined {
    return this.sender.state.parents.find((parent) => parent.orderId === orderId);
  }
}

function timerKey({ orderId }: ParentOrder): string {
  return TIMER_PREFIX + orderId;
}

/** A fork may have given the strategy another algorithm, or none: then nobody holds back what is left. */
function restNow({ quantity, limitPrice }: OrderTerms): ExecutionStep {
  return { dueQuantity: quantity, limitPrice, wakeTsMs: 0 };
}
