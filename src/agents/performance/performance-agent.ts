import type { Instrument } from '../../core/instrument.js';
import { moneyToFloat } from '../../core/units.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Account } from '../../ledger/account.js';
import type { RunRecord } from '../recorder/run-record.js';

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
  nextSampleTsMs: number;
  /** Notional traded, quote currency. */
  turnover: number;
}

export interface PerformanceAgentOptions {
  readonly instruments: readonly Instrument[];
  readonly accounts: () => readonly Account[];
  readonly sampleEveryMs: number;
  readonly record: RunRecord;
}

/**
 * Marks the desk to market at every timestamp: the drawdown is exact over all of them, the equity curve is a sample at
 * fixed times. Float64 throughout, since nothing is booked by it.
 */
export class PerformanceAgent implements Agent {
  readonly id = 'performance';
  state: PerformanceState;
  private readonly options: PerformanceAgentOptions;
  private kernel!: Kernel;

  constructor(options: PerformanceAgentOptions) {
    this.options = options;
    this.state = {
      cash: 0,
      quantities: new Float64Array(options.instruments.length),
      invested: false,
      peakEquity: Number.NEGATIVE_INFINITY,
      maxDrawdownPct: 0,
      worstSinceSamplePct: 0,
      nextSampleTsMs: Number.NEGATIVE_INFINITY,
      turnover: 0,
    };
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    this.refresh();
    const { instruments } = this.options;
    kernel.topics.orderFilled.subscribe(this.id, (fill) => {
      const { priceOne, quantityOne } = instruments[fill.instrumentIndex];
      this.state.turnover += (fill.price / priceOne) * (fill.quantity / quantityOne);
    });
    kernel.topics.positionChanged.subscribe(this.id, () => this.refresh());
    kernel.topics.timestampCompleted.subscribe(this.id, ({ tsMs }) => this.mark(tsMs));
    this.sample(kernel.clock.tsMs);
  }

  stop(): void {
    const { tsMs } = this.kernel.clock;
    if (this.options.record.lastSampleTsMs !== tsMs) this.sample(tsMs);
  }

  private mark(tsMs: number): void {
    const { state } = this;
    // Without a position the equity cannot have moved since it was last marked.
    if (state.invested) this.updateDrawdown();
    if (tsMs >= state.nextSampleTsMs) this.sample(tsMs);
  }

  private updateDrawdown(): void {
    const { state } = this;
    const equity = this.equity();
    if (equity > state.peakEquity) state.peakEquity = equity;
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
    const { state } = this;
    const { accounts, instruments } = this.options;
    let cash = 0n;
    state.quantities.fill(0);
    for (const account of accounts()) {
      cash += account.cash;
      for (const { index, quantityOne } of instruments) {
        state.quantities[index] += account.positions[index].quantity / quantityOne;
      }
    }
    state.cash = moneyToFloat(cash as Account['cash']);
    state.invested = state.quantities.some((quantity) => quantity !== 0);
    this.updateDrawdown();
  }

  private sample(tsMs: number): void {
    const { state } = this;
    const { sampleEveryMs, record } = this.options;
    record.sampleEquity(tsMs, this.equity(), state.cash, Math.abs(this.exposure()), state.worstSinceSamplePct);
    state.nextSampleTsMs = (Math.floor(tsMs / sampleEveryMs) + 1) * sampleEveryMs;
    state.worstSinceSamplePct = 0;
    this.updateDrawdown();
  }
}
