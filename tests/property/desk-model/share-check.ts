import type { AllocationChanged, OrderIntended } from '../../../src/events/decision-events.js';
import type { EventHeader } from '../../../src/events/event.js';
import type { CapitalTransferred } from '../../../src/events/ledger-events.js';
import type { SignalEmitted } from '../../../src/events/signal-events.js';
import type { ModelDesk } from './desk-model.js';

const NOISE = 1e-12;

/** Shares stay within their bounds and sum to no more than 1; nobody uses more; only free cash moves. */
export class ShareCheck {
  private readonly desk: ModelDesk;
  private shares: readonly number[] = [];
  /** Published and not yet posted, by strategy. */
  private readonly leaving: bigint[];
  /** Strategy and instrument of signals that named a target of their own, now or before: they are not sized. */
  private readonly hasTarget = new Set<string>();

  constructor(desk: ModelDesk) {
    this.desk = desk;
    this.leaving = desk.books.cash.map(() => 0n);
  }

  private get capsUse(): boolean {
    const { model = 'equal' } = this.desk.settings.scenario.allocator;
    return model !== 'equal' || this.desk.settings.customShares !== null;
  }

  published(topic: string, event: EventHeader): void {
    if (topic === 'AllocationChanged') this.allocated(event as AllocationChanged);
    else if (topic === 'CapitalTransferred') this.transferred(event as CapitalTransferred);
    else if (topic === 'OrderIntended') this.intended(event as OrderIntended);
    else if (topic === 'SignalEmitted') {
      const { strategyIndex, instrumentIndex, targetQuantity } = event as SignalEmitted;
      if (targetQuantity !== null) this.hasTarget.add(`${strategyIndex}/${instrumentIndex}`);
    }
  }

  delivered(topic: string, event: EventHeader): void {
    if (topic !== 'CapitalTransferred') return;
    const { fromStrategyIndex, toStrategyIndex, amount } = event as CapitalTransferred;
    this.leaving[fromStrategyIndex] -= amount;
    this.leaving[toStrategyIndex] += amount;
  }

  /** An order adds to a position of the strategy. */
  approvedToAdd(strategy: number): void {
    if (this.capsUse && this.shares[strategy] === 0) this.desk.problem(`strategy ${strategy} opens without a share`);
  }

  private allocated({ shares }: AllocationChanged): void {
    const { desk } = this;
    const { allocator } = desk.settings.scenario;
    const sum = shares.reduce((total, share) => total + share, 0);
    if (shares.length !== desk.books.cash.length) desk.problem(`${shares.length} shares`);
    if (!(sum <= 1 + NOISE)) desk.problem(`shares sum to ${sum}`);
    const count = shares.length;
    const least = Math.min((allocator.minPct ?? 0) / 100, 1 / count);
    const most = (allocator.maxPct ?? 100) / 100;
    for (const share of shares) {
      if (!(share >= least - NOISE && share <= most + NOISE))
        desk.problem(`a share of ${share}, not ${least} to ${most}`);
    }
    if (allocator.minPct !== undefined && sum < Math.min(1, most * count) - 1e-9) desk.problem(`shares sum to ${sum}`);
    if (this.shares.length > 0) desk.meet('shares changed');
    this.shares = shares;
  }

  private transferred({ fromStrategyIndex: from, toStrategyIndex: to, amount }: CapitalTransferred): void {
    const { desk, leaving } = this;
    leaving[from] += amount;
    leaving[to] -= amount;
    desk.meet('capital moved');
    if (!(amount > 0n && leaving[from] <= desk.books.cash[from])) desk.problem(`${amount} out of what is not there`);
    if (desk.books.instruments.some(({ index }) => desk.books.isBusy(from, index)))
      desk.problem(`capital leaves strategy ${from}, which has orders under way`);
  }

  /** Percent sizing uses no more than a percentage of what the strategy may use. */
  private intended({ terms, reduces }: OrderIntended): void {
    const { books, settings } = this.desk;
    const { strategyIndex: strategy, instrumentIndex: instrument, side, quantity } = terms;
    const { sizing } = settings.scenario.strategies[strategy];
    if (sizing.pct === undefined || reduces || this.hasTarget.has(`${strategy}/${instrument}`)) return;
    const own = books.units[strategy][instrument];
    const opens = books.coins(instrument, quantity - Math.max(0, side === 'buy' ? -own : own));
    const share = this.capsUse ? this.shares[strategy] * books.equity : Number.POSITIVE_INFINITY;
    const most = (sizing.pct / 100) * Math.min(share, books.ownEquity(strategy));
    if (opens * books.prices[instrument] > most * (1 + 1e-9) + 1e-9)
      this.desk.problem(`strategy ${strategy} opens ${opens}, ${most} is what it may use`);
  }
}
