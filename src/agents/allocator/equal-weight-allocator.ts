import { type Instrument, roundToTick } from '../../core/instrument.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';
import type { TimestampCompleted } from '../../events/market-events.js';
import type { ExitTerms, OrderRole, OrderTerms } from '../../events/order-terms.js';
import type { SignalEmitted } from '../../events/signal-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import { type Account, accountEquity } from '../../ledger/account.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import { type AllocatorState, createAllocatorState } from './allocator-state.js';
import { equalizingTransfers } from './equal-shares.js';
import { orderFromSignal } from './order-from-signal.js';
import type { SizingModel } from './sizing/sizing-model.js';

export interface EqualWeightAllocatorOptions {
  readonly instruments: readonly Instrument[];
  /** By strategy. */
  readonly sizings: readonly SizingModel[];
  readonly portfolio: Portfolio;
  readonly accounts: () => readonly Account[];
  /** Undefined: capital is split once, at the start. */
  readonly rebalanceMs: number | undefined;
}

/**
 * The one that decides. It collects the signals of a timestamp and turns them into order intents at the barrier, once.
 * Capital is split equally among the strategies, and again at every rebalance.
 *
 * One strategy has at most one order under way in one instrument: a newer signal takes the old order off the book and
 * is acted upon as soon as that order has ended. Of several signals of one timestamp the last one counts.
 */
export class EqualWeightAllocator implements Agent {
  readonly id = 'allocator';
  readonly intervalMs: number | undefined;
  state: AllocatorState;
  private readonly options: EqualWeightAllocatorOptions;
  private kernel!: Kernel;
  private barrier!: Subscription<TimestampCompleted>;

  constructor(options: EqualWeightAllocatorOptions) {
    this.options = options;
    this.intervalMs = options.rebalanceMs;
    this.state = createAllocatorState(options.sizings.length, options.instruments.length);
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.signalEmitted.subscribe(this.id, (signal) => {
      this.state.pending.push(signal);
      this.barrier.setAwake(true);
    });
    this.barrier = topics.timestampCompleted.subscribe(this.id, () => this.decide());
    this.settle();
    topics.orderRefused.subscribe(this.id, (event) => {
      // Its exits are never sent, and one intent is under way at a time.
      this.state.tracks[event.strategyIndex][event.instrumentIndex].exits = 0;
      this.orderEnded(event.strategyIndex, event.instrumentIndex, 'direct');
    });
    topics.orderCancelled.subscribe(this.id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, event.role),
    );
    topics.orderExpired.subscribe(this.id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, event.role),
    );
    topics.orderRejected.subscribe(this.id, ({ terms, role }) =>
      this.orderEnded(terms.strategyIndex, terms.instrumentIndex, role),
    );
    topics.orderFilled.subscribe(this.id, (fill) => {
      if (fill.leaves === 0) this.orderEnded(fill.strategyIndex, fill.instrumentIndex, fill.role);
    });
    topics.executionCompleted.subscribe(this.id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, 'direct'),
    );
    topics.agentFailed.subscribe(this.id, (event) => this.freeze(event.strategyIndex));
    this.publishShares('capital split equally at the start');
  }

  /** The barrier matters only when there are signals. */
  settle(): void {
    this.barrier.setAwake(this.state.pending.length > 0);
  }

  onInterval(): void {
    this.rebalance();
  }

  private decide(): void {
    const { pending, tracks } = this.state;
    for (let index = 0; index < pending.length; index++) {
      const signal = pending[index];
      if (isSuperseded(signal, pending, index)) continue;
      const track = tracks[signal.strategyIndex][signal.instrumentIndex];
      if (track.working > 0 || (track.exits > 0 && this.orderFor(signal) !== null)) this.withdraw(signal);
      else if (track.exits === 0) this.act(signal);
    }
    // Emptied from the end, so that the array keeps its memory for the next signals.
    while (pending.length > 0) pending.pop();
    this.settle();
  }

  private orderFor(signal: SignalEmitted): OrderTerms | null {
    const { instruments, sizings, portfolio } = this.options;
    const { strategyIndex, instrumentIndex } = signal;
    return orderFromSignal(signal, {
      instrument: instruments[instrumentIndex],
      sizing: sizings[strategyIndex],
      position: portfolio.quantity(strategyIndex, instrumentIndex),
      portfolio,
      lastPrice: portfolio.lastPrice(instrumentIndex),
      tsMs: this.kernel.clock.tsMs,
    });
  }

  private act(signal: SignalEmitted): void {
    const terms = this.orderFor(signal);
    if (terms === null) return;
    const { strategyIndex, instrumentIndex } = signal;
    const position = this.options.portfolio.quantity(strategyIndex, instrumentIndex);
    const track = this.state.tracks[strategyIndex][instrumentIndex];
    track.working++;
    if (terms.exits !== null) track.exits += countExits(terms.exits);
    const signed = terms.side === 'buy' ? terms.quantity : -terms.quantity;
    this.kernel.publish(this.kernel.topics.orderIntended, {
      kind: 'OrderIntended',
      seq: 0,
      tsMs: 0,
      intentId: ++this.state.lastIntentId,
      terms,
      reduces: position * signed < 0 && terms.quantity <= Math.abs(position),
      reason: signal.reason,
    });
  }

  private withdraw(signal: SignalEmitted): void {
    const { strategyIndex, instrumentIndex } = signal;
    this.state.tracks[strategyIndex][instrumentIndex].deferred = signal;
    this.kernel.publish(this.kernel.topics.ordersWithdrawn, {
      kind: 'OrdersWithdrawn',
      seq: 0,
      tsMs: 0,
      strategyIndex,
      instrumentIndex,
    });
  }

  /** A slice's end is its parent's business, a liquidation ends no order of the desk. */
  private orderEnded(strategyIndex: number, instrumentIndex: number, role: OrderRole): void {
    const track = this.state.tracks[strategyIndex][instrumentIndex];
    if (role === 'direct') track.working--;
    else if (role === 'exit') track.exits--;
    else return;
    if (track.working > 0 || track.exits > 0 || track.deferred === null) return;
    const signal = track.deferred;
    track.deferred = null;
    // The books post a fill before the allocator hears of it, so the position is what the signal must start from.
    this.act(signal);
  }

  private freeze(strategyIndex: number): void {
    if (strategyIndex < 0) return;
    for (const track of this.state.tracks[strategyIndex]) track.deferred = null;
    this.state.pending = this.state.pending.filter((signal) => signal.strategyIndex !== strategyIndex);
  }

  private rebalance(): void {
    const { instruments, accounts, portfolio } = this.options;
    const all = accounts();
    if (all.length < 2) return;
    const priceOf = (instrument: Instrument) => roundToTick(instrument, portfolio.lastPrice(instrument.index));
    const equities = all.map((account) => accountEquity(account, instruments, priceOf));
    const transfers = equalizingTransfers(equities, this.spareCash(all));
    if (transfers.length === 0) return;
    const { topics } = this.kernel;
    for (const { from, to, amount } of transfers) {
      this.kernel.publish(topics.capitalTransferred, {
        kind: 'CapitalTransferred',
        seq: 0,
        tsMs: 0,
        fromStrategyIndex: from,
        toStrategyIndex: to,
        amount,
      });
    }
    this.publishShares(`rebalanced to equal shares by ${transfers.length} transfers of cash`);
  }

  /** A strategy with orders under way gives nothing: the venue has set its cash aside for them, or is about to. */
  private spareCash(accounts: readonly Account[]): Money[] {
    return accounts.map(({ cash, positions }, strategyIndex) => {
      const busy = this.state.tracks[strategyIndex].some(({ working, exits }) => working > 0 || exits > 0);
      // The cash of a short belongs to whoever lent what was sold, and a long on margin has none.
      const lent = cash <= 0n || positions.some(({ quantity }) => quantity < 0);
      return busy || lent ? ZERO_MONEY : cash;
    });
  }

  private publishShares(reason: string): void {
    const { sizings } = this.options;
    this.kernel.publish(this.kernel.topics.allocationChanged, {
      kind: 'AllocationChanged',
      seq: 0,
      tsMs: 0,
      shares: sizings.map(() => 1 / sizings.length),
      reason,
    });
  }
}

function isSuperseded(signal: SignalEmitted, signals: readonly SignalEmitted[], index: number): boolean {
  for (let later = index + 1; later < signals.length; later++) {
    const other = signals[later];
    if (other.strategyIndex === signal.strategyIndex && other.instrumentIndex === signal.instrumentIndex) return true;
  }
  return false;
}

function countExits({ stopPrice, takeProfitPrice, trailBps }: ExitTerms): number {
  return (stopPrice > 0 || trailBps > 0 ? 1 : 0) + (takeProfitPrice > 0 ? 1 : 0);
}
