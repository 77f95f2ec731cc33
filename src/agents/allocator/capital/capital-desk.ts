import { type Instrument, roundToTick } from '../../../core/instrument.js';
import { type Money, moneyToFloat, ZERO_MONEY } from '../../../core/units.js';
import type { Kernel } from '../../../kernel/kernel.js';
import { type Account, accountEquity } from '../../../ledger/account.js';
import type { Portfolio } from '../../../ledger/portfolio.js';
import type { AllocatorState } from '../allocator-state.js';
import { lastProfits } from '../memory/closed-trades.js';
import type { Allocation, AllocationModel, AllocationView } from '../models/allocation-model.js';
import { markEquities, moveCapital, returnsOf, sampleReturns } from './capital-history.js';
import { capitalTransfers, targetEquities } from './capital-transfers.js';
import { shareDrift } from './share-drift.js';
import { type ProposalTerms, ShareProposals } from './share-proposals.js';

export interface CapitalDeskOptions extends ProposalTerms {
  readonly model: AllocationModel;
  readonly instruments: readonly Instrument[];
  readonly strategyIds: readonly string[];
  readonly portfolio: Portfolio;
  readonly accounts: () => readonly Account[];
  /** Money moves only when a share is off by more, in percent of the capital; null: whenever it is off. */
  readonly driftBandPct: number | null;
}

/** What the desk asks of the agent that it works for. */
export interface CapitalOwner {
  readonly id: string;
  readonly state: AllocatorState;
}

const NO_NUMBERS = new Float64Array(0);
const SAMPLE_KEY = 'sample returns';

/** Divides the capital: asks the model for shares, moves cash towards them, and keeps the returns that models look at. */
export class CapitalDesk {
  private readonly owner: CapitalOwner;
  private readonly options: CapitalDeskOptions;
  private readonly proposals: ShareProposals;
  private kernel!: Kernel;

  constructor(owner: CapitalOwner, options: CapitalDeskOptions) {
    this.owner = owner;
    this.options = options;
    this.proposals = new ShareProposals(owner, options);
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { history } = this.owner.state;
    if (history !== null) {
      markEquities(history, (index) => this.options.portfolio.equityFloat(index));
      history.lastSampleTsMs = kernel.clock.tsMs;
      this.armSampling(history.everyMs);
    }
    this.proposals.start(kernel, (allocation) => this.carryOut(allocation));
    // Capital begins in equal parts: only a model that wants others has to move it.
    if (this.options.model.capsUse) this.rebalance(true);
    else this.announce(this.options.model.allocate(this.view(), this.owner.state.model));
  }

  /** A sample is due. */
  onTimer(): void {
    const { history } = this.owner.state;
    if (history === null) return;
    this.sample();
    this.armSampling(history.everyMs);
  }

  /** @param atOnce nobody is asked, whatever the scenario says: at the start, and for what a person has changed. */
  rebalance(atOnce = false): void {
    this.sample();
    const allocation = this.options.model.allocate(this.view(), this.owner.state.model);
    if (!this.isOff(allocation.shares)) return;
    if (!atOnce && this.proposals.isNeededFor(allocation.shares)) this.proposals.propose(allocation);
    else this.carryOut(allocation);
  }

  private carryOut({ shares, reason }: Allocation): void {
    const { model, instruments, accounts, portfolio } = this.options;
    const { state } = this.owner;
    const all = accounts();
    const priceOf = (instrument: Instrument) => roundToTick(instrument, portfolio.lastPrice(instrument.index));
    const equities = all.map((account) => accountEquity(account, instruments, priceOf));
    const transfers = capitalTransfers(equities, targetEquities(equities, shares), this.spareCash(all));
    if (transfers.length === 0 && shares.every((share, index) => share === state.shares[index])) return;
    const { topics } = this.kernel;
    if (state.history !== null) markEquities(state.history, (index) => portfolio.equityFloat(index));
    for (const { from, to, amount } of transfers) {
      if (state.history !== null) moveCapital(state.history, from, to, moneyToFloat(amount));
      this.kernel.publish(topics.capitalTransferred, {
        kind: 'CapitalTransferred',
        seq: 0,
        tsMs: 0,
        fromStrategyIndex: from,
        toStrategyIndex: to,
        amount,
      });
    }
    this.announce({ shares, reason: model.rebalanceReason?.(transfers.length) ?? reason });
  }

  private announce({ shares, reason }: Allocation): void {
    this.owner.state.shares = shares;
    this.kernel.publish(this.kernel.topics.allocationChanged, {
      kind: 'AllocationChanged',
      seq: 0,
      tsMs: 0,
      shares: [...shares],
      reason,
    });
  }

  private isOff(shares: readonly number[]): boolean {
    const { driftBandPct } = this.options;
    if (driftBandPct === null) return true;
    return shareDrift(shares, this.owner.state.shares, this.weights()) * 100 > driftBandPct;
  }

  /** A strategy with orders under way gives nothing: the venue has set its cash aside for them, or is about to. */
  private spareCash(accounts: readonly Account[]): Money[] {
    return accounts.map(({ cash, positions }, strategyIndex) => {
      const busy = this.owner.state.tracks[strategyIndex].some(({ working, exits }) => working > 0 || exits > 0);
      // The cash of a short belongs to whoever lent what was sold, and a long on margin has none.
      const lent = cash <= 0n || positions.some(({ quantity }) => quantity < 0);
      return busy || lent ? ZERO_MONEY : cash;
    });
  }

  private weights(): number[] {
    const { portfolio, strategyIds } = this.options;
    const total = portfolio.totalEquityFloat();
    return strategyIds.map((_, index) => (total > 0 ? portfolio.equityFloat(index) / total : 0));
  }

  private view(): AllocationView {
    const { strategyIds, model } = this.options;
    const { history, trades } = this.owner.state;
    const weights = this.weights();
    return {
      tsMs: this.kernel.clock.tsMs,
      everyMs: history?.everyMs ?? 0,
      strategies: strategyIds.map((id, index) => ({
        id,
        weight: weights[index],
        returns: history === null || model.history === null ? NO_NUMBERS : returnsOf(history, index),
        profits: trades === null || model.tradesMax === 0 ? NO_NUMBERS : lastProfits(trades, index, model.tradesMax),
      })),
    };
  }

  /** Ends the sample of this time, unless that has been done: a rebalance must not miss it by coming first. */
  private sample(): void {
    const { history } = this.owner.state;
    const { tsMs } = this.kernel.clock;
    if (history === null || tsMs % history.everyMs !== 0 || history.lastSampleTsMs === tsMs) return;
    markEquities(history, (index) => this.options.portfolio.equityFloat(index));
    sampleReturns(history, tsMs);
  }

  private armSampling(everyMs: number): void {
    const { clock } = this.kernel;
    this.kernel.setTimer(this.owner.id, SAMPLE_KEY, (Math.floor(clock.tsMs / everyMs) + 1) * everyMs);
  }
}
