import type { Instrument } from '../../core/instrument.js';
import type { CapitalTransferred, PositionChanged } from '../../events/ledger-events.js';
import type { TimestampCompleted } from '../../events/market-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Subscription } from '../../kernel/topic.js';
import type { Account } from '../../ledger/account.js';
import type { RunRecord } from '../recorder/run-record.js';
import {
  createStrategyGrowth,
  markGrowth,
  markInvested,
  moveGrowth,
  refreshGrowth,
  type StrategyGrowth,
} from './strategy-growth.js';

interface PerformanceState {
  /** Cash of the whole desk and its position in each instrument, float: refreshed when the books change. */
  cash: number;
  readonly quantities: Float64Array;
  /** Whether any position is open. */
  invested: boolean;
  peakEquity: number;
  maxDrawdownPct: number;
  /** The worst drawdown since the last sample. */
  worstSinceSamplePct: number;
  readonly strategies: StrategyGrowth;
}

export interface PerformanceAgentOptions {
  readonly instruments: readonly Instrument[];
  readonly accounts: () => readonly Account[];
  readonly sampleEveryMs: number;
  readonly record: RunRecord;
}

/**
 * Marks the desk to market at every timestamp: its drawdown is exact over all of them, the equity curve is a sample at
 * fixed times. Strategies are looked at with each sample and at their own fills, since one more look at each of them on
 * every bar is what a busy desk would feel. Float64 throughout, since nothing is booked by it.
 */
export class PerformanceAgent implements Agent {
  readonly id = 'performance';
  readonly intervalMs: number;
  state: PerformanceState;
  private readonly options: PerformanceAgentOptions;
  private kernel!: Kernel;
  private marking!: Subscription<TimestampCompleted>;

  constructor(options: PerformanceAgentOptions) {
    this.options = options;
    this.intervalMs = options.sampleEveryMs;
    this.state = {
      cash: 0,
      quantities: new Float64Array(options.instruments.length),
      invested: false,
      peakEquity: Number.NEGATIVE_INFINITY,
      maxDrawdownPct: 0,
      worstSinceSamplePct: 0,
      strategies: createStrategyGrowth(options.accounts(), options.instruments.length),
    };
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.positionChanged.subscribe(this.id, (change) => this.positionChanged(change));
    topics.capitalTransferred.subscribe(this.id, (transfer) => this.moveCapital(transfer));
    this.marking = topics.timestampCompleted.subscribe(this.id, () => this.updateDrawdown());
    this.refresh();
    this.sample(kernel.clock.tsMs);
  }

  onInterval(tsMs: number): void {
    this.sample(tsMs);
  }

  stop(): void {
    const { tsMs } = this.kernel.clock;
    if (this.options.record.lastSampleTsMs !== tsMs) this.sample(tsMs);
  }

  /** Without a position the equity cannot move. */
  settle(): void {
    this.marking.setAwake(this.state.invested);
  }

  private updateDrawdown(): void {
    const { state } = this;
    const equity = this.equity();
    if (equity >= state.peakEquity) {
      state.peakEquity = equity;
      return;
    }
    const drawdownPct = ((state.peakEquity - equity) / state.peakEquity) * 100;
    if (drawdownPct > state.worstSinceSamplePct) {
      state.worstSinceSamplePct = drawdownPct;
      if (drawdownPct > state.maxDrawdownPct) state.maxDrawdownPct = drawdownPct;
    }
  }

  private equity(): number {
    return this.state.cash + this.exposure();
  }

  private exposure(): number {
    const { quantities } = this.state;
    const { lastPrice } = this.kernel.market;
    let value = 0;
    for (let index = 0; index < quantities.length; index++) {
      if (quantities[index] !== 0) value += quantities[index] * lastPrice[index];
    }
    return value;
  }

  private refresh(): void {
    this.refreshCash();
    for (const { index } of this.options.instruments) this.refreshQuantity(index);
    this.settleAfterChange();
  }

  private refreshCash(): void {
    const accounts = this.options.accounts();
    let cash = 0;
    for (let index = 0; index < accounts.length; index++) cash += accounts[index].cashFloat;
    this.state.cash = cash;
  }

  private refreshQuantity(instrumentIndex: number): void {
    const accounts = this.options.accounts();
    let units = 0;
    for (let index = 0; index < accounts.length; index++) units += accounts[index].positions[instrumentIndex].quantity;
    this.state.quantities[instrumentIndex] = units / this.options.instruments[instrumentIndex].quantityOne;
  }

  private settleAfterChange(): void {
    const { state } = this;
    state.invested = isInvested(state.quantities);
    // A position that was bought at an open cannot be marked at the close before it: the next barrier knows better.
    if (!state.invested) this.updateDrawdown();
    this.settle();
  }

  private sample(tsMs: number): void {
    this.updateDrawdown();
    markInvested(this.state.strategies, this.kernel.market.lastPrice);
    const { state } = this;
    const exposure = this.exposure();
    this.options.record.sampleEquity(tsMs, state.cash + exposure, state.cash, exposure, state.worstSinceSamplePct);
    state.worstSinceSamplePct = 0;
  }

  private moveCapital({ fromStrategyIndex, toStrategyIndex }: CapitalTransferred): void {
    const { instruments, accounts } = this.options;
    const { lastPrice } = this.kernel.market;
    for (const index of [fromStrategyIndex, toStrategyIndex]) {
      moveGrowth(this.state.strategies, index, accounts()[index], instruments, lastPrice);
    }
  }

  private positionChanged({ strategyIndex, instrumentIndex }: PositionChanged): void {
    const { strategies } = this.state;
    refreshGrowth(strategies, strategyIndex, this.options.accounts()[strategyIndex], this.options.instruments);
    this.refreshCash();
    this.refreshQuantity(instrumentIndex);
    this.settleAfterChange();
    markGrowth(strategies, strategyIndex, this.kernel.market.lastPrice);
  }
}

function isInvested(quantities: Float64Array): boolean {
  for (let index = 0; index < quantities.length; index++) if (quantities[index] !== 0) return true;
  return false;
}
