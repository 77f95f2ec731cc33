import type { Instrument } from '../../core/instrument.js';
import type { TimestampCompleted } from '../../events/market-events.js';
import type { TradingHalted } from '../../events/risk-events.js';
import type { SignalEmitted } from '../../events/signal-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import type { Account } from '../../ledger/account.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import { type AllocatorState, createTracks } from './allocator-state.js';
import { CapitalDesk } from './capital/capital-desk.js';
import { createCapitalHistory } from './capital/capital-history.js';
import type { ProposalTerms } from './capital/share-proposals.js';
import { withHalt, withoutHalt } from './halts.js';
import { createClosedTrades } from './memory/closed-trades.js';
import { DeskMemory, tradesAskedFor } from './memory/desk-memory.js';
import type { AllocationModel } from './models/allocation-model.js';
import { netSignals } from './orders/net-signals.js';
import { OrderDesk } from './orders/order-desk.js';
import { isLearning, type Sizing } from './sizing/learning-sizing.js';

/** Of a timer that asks for a rebalance at a time of its own, as a fork does that changes who shares the capital. */
export const REBALANCE_KEY = 'rebalance';

export interface AllocatorOptions extends ProposalTerms {
  readonly instruments: readonly Instrument[];
  readonly strategyIds: readonly string[];
  /** By strategy. */
  readonly sizings: readonly Sizing[];
  readonly portfolio: Portfolio;
  readonly accounts: () => readonly Account[];
  readonly model: AllocationModel;
  /** Undefined: shares are set once, at the start. */
  readonly rebalanceMs: number | undefined;
  /** Money moves only when a share is off by more, in percent of the capital; null: whenever it is off. */
  readonly driftBandPct: number | null;
  /** Whether opposite signals of one time on one symbol are settled against each other. */
  readonly netsConflicts: boolean;
}

/**
 * The one that decides. It collects the signals of a timestamp and turns them into order intents at the barrier, once.
 * A model says how the capital is divided among the strategies, at the start and at every rebalance.
 *
 * One strategy has at most one order under way in one instrument: a newer signal takes the old order off the book and
 * is acted upon as soon as that order has ended. Of several signals of one timestamp the last one counts.
 */
export class Allocator implements Agent {
  readonly id = 'allocator';
  readonly intervalMs: number | undefined;
  state: AllocatorState;
  private readonly options: AllocatorOptions;
  private readonly capital: CapitalDesk;
  private readonly memory: DeskMemory;
  private readonly orders: OrderDesk;
  /** Whether signals are looked at together before they are acted upon one by one. */
  private readonly screens: boolean;
  private kernel!: Kernel;
  private barrier!: Subscription<TimestampCompleted>;

  constructor(options: AllocatorOptions) {
    const { model, instruments, portfolio } = options;
    this.options = options;
    this.intervalMs = options.rebalanceMs;
    this.state = createState(options);
    this.screens = options.netsConflicts || model.capsUse;
    this.capital = new CapitalDesk(this, options);
    this.memory = new DeskMemory(this, options);
    const allowance = (index: number) => this.state.shares[index] * portfolio.totalEquityFloat();
    const capped = { equityFloat: (index: number) => Math.min(allowance(index), portfolio.equityFloat(index)) };
    const purse = model.capsUse ? capped : portfolio;
    const mayOpen = (index: number) => !model.capsUse || this.state.shares[index] > 0;
    this.orders = new OrderDesk(this, { instruments, portfolio, sizings: this.memory.sizings, purse, mayOpen });
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
    this.memory.start(kernel);
    this.orders.start(kernel);
    topics.agentFailed.subscribe(this.id, (event) => this.freeze(event.strategyIndex));
    topics.tradingHalted.subscribe(this.id, (event) => this.halt(event));
    topics.tradingResumed.subscribe(this.id, (event) => {
      this.state.halts = withoutHalt(this.state.halts, event);
    });
    this.capital.start(kernel);
  }

  /** The barrier matters only when there are signals. */
  settle(): void {
    this.barrier.setAwake(this.state.pending.length > 0);
  }

  onInterval(): void {
    this.capital.rebalance();
  }

  onTimer(key: string): void {
    if (key === REBALANCE_KEY) this.capital.rebalance(true);
    else this.capital.onTimer();
  }

  private decide(): void {
    const { pending } = this.state;
    if (pending.length > 0 && pending[0].tsMs < this.kernel.clock.tsMs) this.countLate(pending);
    const signals = this.screens && !this.passAll(pending) ? this.screened(pending) : pending;
    for (let index = 0; index < signals.length; index++) {
      if (!isSuperseded(signals[index], signals, index)) this.orders.handle(signals[index]);
    }
    // Emptied from the end, so that the array keeps its memory for the next signals.
    while (pending.length > 0) pending.pop();
    this.settle();
  }

  /** A signal that was given after the barrier of its time counts now. */
  private countLate(pending: readonly SignalEmitted[]): void {
    const { tsMs } = this.kernel.clock;
    for (const signal of pending) if (signal.tsMs < tsMs) this.state.lateSignals[signal.strategyIndex]++;
  }

  /** Whether nothing stands in the way of any of them, as is usual. */
  private passAll(pending: readonly SignalEmitted[]): boolean {
    if (this.options.netsConflicts) return false;
    const { shares } = this.state;
    for (let index = 0; index < pending.length; index++) if (!(shares[pending[index].strategyIndex] > 0)) return false;
    return true;
  }

  /** What conflicts and shares of 0 leave of the signals of one time. */
  private screened(pending: readonly SignalEmitted[]): SignalEmitted[] {
    const { shares } = this.state;
    const last = pending.filter((signal, index) => !isSuperseded(signal, pending, index));
    const alone = (signal: SignalEmitted) => ({ signal, yields: false });
    const netted = this.options.netsConflicts ? netSignals(last, shares) : last.map(alone);
    return netted.flatMap(({ signal, yields }) => {
      if (yields) return this.orders.closingPart(signal, 'conflict') ?? [];
      return shares[signal.strategyIndex] > 0 ? signal : (this.orders.closingPart(signal, 'no share') ?? []);
    });
  }

  private halt(event: TradingHalted): void {
    const { state } = this;
    state.halts = withHalt(state.halts, event);
    const isMeant = (strategyIndex: number) => event.scope === 'desk' || event.strategyIndex === strategyIndex;
    state.pending = state.pending.flatMap((signal) =>
      isMeant(signal.strategyIndex) ? (this.orders.closingPart(signal, 'halted') ?? []) : signal,
    );
    this.settle();
    state.tracks.forEach((tracks, strategyIndex) => {
      // Of one that threw risk lets nothing pass: its exits must stay, for no order would close in their place.
      if (!isMeant(strategyIndex) || state.frozen[strategyIndex]) return;
      for (const instrumentIndex of tracks.keys()) this.orders.halt(strategyIndex, instrumentIndex, event);
    });
  }

  private freeze(strategyIndex: number): void {
    if (strategyIndex < 0) return;
    this.state.frozen[strategyIndex] = true;
    for (const track of this.state.tracks[strategyIndex]) track.deferred = null;
    this.state.pending = this.state.pending.filter((signal) => signal.strategyIndex !== strategyIndex);
  }
}

function createState(options: AllocatorOptions): AllocatorState {
  const { model, sizings, instruments, strategyIds } = options;
  const count = strategyIds.length;
  const tradesMax = tradesAskedFor(options);
  return {
    pending: [],
    lastIntentId: 0,
    tracks: createTracks(count, instruments.length),
    shares: [],
    proposal: null,
    lastProposalId: 0,
    halts: [],
    frozen: new Array<boolean>(count).fill(false),
    lateSignals: new Array<number>(count).fill(0),
    model: model.createState(),
    history: model.history === null ? null : createCapitalHistory(count, model.history),
    trades: tradesMax === 0 ? null : createClosedTrades(count, instruments.length, tradesMax),
    sizings: sizings.map((one) => (isLearning(one) ? one.createMemory() : null)),
  };
}

function isSuperseded(signal: SignalEmitted, signals: readonly SignalEmitted[], index: number): boolean {
  for (let later = index + 1; later < signals.length; later++) {
    const other = signals[later];
    if (other.strategyIndex === signal.strategyIndex && other.instrumentIndex === signal.instrumentIndex) return true;
  }
  return false;
}
