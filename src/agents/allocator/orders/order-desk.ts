import type { Instrument } from '../../../core/instrument.js';
import type { ExitTerms, OrderRole, OrderTerms } from '../../../events/order-terms.js';
import type { TradingHalted } from '../../../events/risk-events.js';
import type { SignalEmitted } from '../../../events/signal-events.js';
import type { Kernel } from '../../../kernel/kernel.js';
import type { Portfolio } from '../../../ledger/portfolio.js';
import type { Track } from '../allocator-state.js';
import type { CapitalOwner } from '../capital/capital-desk.js';
import { isHalted } from '../halts.js';
import type { SizingModel } from '../sizing/sizing-model.js';
import { closingSignal } from './closing-signal.js';
import { movedExits } from './moved-exits.js';
import { orderFromSignal } from './order-from-signal.js';
import { withoutOpening } from './without-opening.js';

export interface OrderDeskOptions {
  readonly instruments: readonly Instrument[];
  readonly portfolio: Portfolio;
  /** By strategy. */
  readonly sizings: readonly SizingModel[];
  /** What strategies may use. */
  readonly purse: Pick<Portfolio, 'equityFloat'>;
  /** Whether the strategy has a share at all. */
  readonly mayOpen: (strategyIndex: number) => boolean;
}

/**
 * Turns signals into intents, one by one: what is under way for a strategy in an instrument is withdrawn for a newer
 * signal first. It has no state of its own: the tracks are the allocator's.
 */
export class OrderDesk {
  private readonly owner: CapitalOwner;
  private readonly options: OrderDeskOptions;
  private kernel!: Kernel;

  constructor(owner: CapitalOwner, options: OrderDeskOptions) {
    this.owner = owner;
    this.options = options;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    const { id } = this.owner;
    topics.orderRefused.subscribe(id, (event) => this.intentEnded(event.strategyIndex, event.instrumentIndex));
    topics.orderBlocked.subscribe(id, (event) => this.intentEnded(event.strategyIndex, event.instrumentIndex));
    topics.orderCancelled.subscribe(id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, event.role),
    );
    topics.orderExpired.subscribe(id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, event.role),
    );
    topics.orderRejected.subscribe(id, ({ terms, role }) =>
      this.orderEnded(terms.strategyIndex, terms.instrumentIndex, role),
    );
    topics.orderFilled.subscribe(id, (fill) => {
      if (fill.leaves === 0) this.orderEnded(fill.strategyIndex, fill.instrumentIndex, fill.role);
    });
    topics.executionCompleted.subscribe(id, (event) =>
      this.orderEnded(event.strategyIndex, event.instrumentIndex, 'direct'),
    );
  }

  handle(signal: SignalEmitted): void {
    const track = this.owner.state.tracks[signal.strategyIndex][signal.instrumentIndex];
    if (track.working > 0 || (track.exits > 0 && this.orderFor(signal) !== null)) this.replace(signal, track);
    else if (track.exits === 0) this.act(signal);
    else if (signal.exits !== null) this.moveExits(signal, track);
  }

  /** What a signal closes, or null; that it opens nothing is on record. */
  closingPart(signal: SignalEmitted, reason: string): SignalEmitted | null {
    const { strategyIndex, instrumentIndex } = signal;
    const closing = withoutOpening(signal, this.options.portfolio.quantityFloat(strategyIndex, instrumentIndex));
    if (closing !== signal) this.drop(signal, reason);
    return closing;
  }

  /**
   * Takes entries off the book and forgets what was to open. With `flatten` the exits go, too, and the position is closed
   * as soon as nothing of its own is on the book; without, the exits go on protecting it.
   */
  halt(strategyIndex: number, instrumentIndex: number, { flatten, rule }: TradingHalted): void {
    const track = this.owner.state.tracks[strategyIndex][instrumentIndex];
    if (track.deferred !== null) track.deferred = this.closingPart(track.deferred, 'halted');
    const close = closingSignal(strategyIndex, instrumentIndex, this.kernel.clock.tsMs, `halt: ${rule}`);
    if (track.working > 0 || (flatten && track.exits > 0)) {
      if (flatten) track.deferred = close;
      this.withdraw(strategyIndex, instrumentIndex, !flatten);
    } else if (flatten) {
      this.act(close);
    }
  }

  private orderFor(signal: SignalEmitted): OrderTerms | null {
    const { instruments, sizings, portfolio, purse } = this.options;
    const { strategyIndex, instrumentIndex } = signal;
    return orderFromSignal(signal, {
      instrument: instruments[instrumentIndex],
      sizing: sizings[strategyIndex],
      position: portfolio.quantity(strategyIndex, instrumentIndex),
      portfolio: purse,
      lastPrice: portfolio.lastPrice(instrumentIndex),
      tsMs: this.kernel.clock.tsMs,
    });
  }

  private act(signal: SignalEmitted): void {
    const terms = this.orderFor(signal);
    if (terms === null) {
      this.explainNoOrder(signal);
      return;
    }
    const { strategyIndex, instrumentIndex } = signal;
    const { state } = this.owner;
    const position = this.options.portfolio.quantity(strategyIndex, instrumentIndex);
    const track = state.tracks[strategyIndex][instrumentIndex];
    track.working++;
    if (terms.exits !== null) {
      track.exits += countExits(terms.exits);
      track.askedExits = terms.exits;
    }
    const signed = terms.side === 'buy' ? terms.quantity : -terms.quantity;
    this.kernel.publish(this.kernel.topics.orderIntended, {
      kind: 'OrderIntended',
      seq: 0,
      tsMs: 0,
      intentId: ++state.lastIntentId,
      terms,
      reduces: position * signed < 0 && terms.quantity <= Math.abs(position),
      reason: signal.reason,
    });
  }

  /** A sizing that has no answer to a signal that would open says why. */
  private explainNoOrder(signal: SignalEmitted): void {
    const { strategyIndex, instrumentIndex, direction } = signal;
    const sizing = this.options.sizings[strategyIndex];
    if (sizing.unfit === undefined || direction === 'flat' || signal.targetQuantity !== null) return;
    const position = this.options.portfolio.quantity(strategyIndex, instrumentIndex);
    const isHeld = (direction === 'long' ? position : -position) >= this.options.instruments[instrumentIndex].lotUnits;
    const reason = isHeld ? null : sizing.unfit(signal);
    if (reason !== null) this.drop(signal, reason);
  }

  private drop({ strategyIndex, instrumentIndex }: SignalEmitted, reason: string): void {
    const event = { kind: 'SignalDropped', seq: 0, tsMs: 0, strategyIndex, instrumentIndex, reason } as const;
    this.kernel.publish(this.kernel.topics.signalDropped, event);
  }

  private replace(signal: SignalEmitted, track: Track): void {
    const { strategyIndex, instrumentIndex } = signal;
    const { halts } = this.owner.state;
    // Under a halt nothing that opens may take the place of what closes.
    const isHeldBack = halts.length > 0 && isHalted(halts, strategyIndex);
    const left = isHeldBack ? this.closingPart(signal, 'halted') : signal;
    if (left === null) return;
    track.deferred = left;
    this.withdraw(strategyIndex, instrumentIndex, false);
  }

  private withdraw(strategyIndex: number, instrumentIndex: number, keepsExits: boolean): void {
    this.kernel.publish(this.kernel.topics.ordersWithdrawn, {
      kind: 'OrdersWithdrawn',
      seq: 0,
      tsMs: 0,
      strategyIndex,
      instrumentIndex,
      ...(keepsExits ? { keepsExits } : {}),
    });
  }

  /** A signal in the position's own direction moves its exits, where it names others. */
  private moveExits(signal: SignalEmitted, track: Track): void {
    const { strategyIndex, instrumentIndex } = signal;
    const { instruments, portfolio } = this.options;
    const position = portfolio.quantity(strategyIndex, instrumentIndex);
    const exits = movedExits(signal, track.askedExits, position, instruments[instrumentIndex]);
    if (exits === null) return;
    track.askedExits = exits;
    const event = { kind: 'ExitsMoved', seq: 0, tsMs: 0, strategyIndex, instrumentIndex, exits } as const;
    this.kernel.publish(this.kernel.topics.exitsMoved, event);
  }

  /** An intent that was refused or blocked: its exits are never sent, and one intent is under way at a time. */
  private intentEnded(strategyIndex: number, instrumentIndex: number): void {
    this.owner.state.tracks[strategyIndex][instrumentIndex].exits = 0;
    this.orderEnded(strategyIndex, instrumentIndex, 'direct');
  }

  /** A slice's end is its parent's business, a liquidation ends no order of the desk. */
  private orderEnded(strategyIndex: number, instrumentIndex: number, role: OrderRole): void {
    const track = this.owner.state.tracks[strategyIndex][instrumentIndex];
    if (role === 'direct') track.working--;
    else if (role === 'exit') track.exits--;
    else return;
    if (track.working > 0 || track.exits > 0 || track.deferred === null) return;
    const { deferred } = track;
    track.deferred = null;
    // Its share may have gone while the signal waited.
    const signal = this.options.mayOpen(strategyIndex) ? deferred : this.closingPart(deferred, 'no share');
    // The books post a fill before the allocator hears of it, so the position is what the signal must start from.
    if (signal !== null) this.act(signal);
  }
}

/** Execution sends an order for each that is set. */
function countExits({ stopPrice, takeProfitPrice, trailBps }: ExitTerms): number {
  return (stopPrice > 0 ? 1 : 0) + (trailBps > 0 ? 1 : 0) + (takeProfitPrice > 0 ? 1 : 0);
}
