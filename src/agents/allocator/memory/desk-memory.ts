import type { Instrument } from '../../../core/instrument.js';
import { moneyToFloat } from '../../../core/units.js';
import type { Kernel } from '../../../kernel/kernel.js';
import type { CapitalOwner } from '../capital/capital-desk.js';
import type { AllocationModel } from '../models/allocation-model.js';
import { bindSizing, isLearning, type Sizing } from '../sizing/learning-sizing.js';
import type { SizingModel } from '../sizing/sizing-model.js';
import { lastProfits, takeChange, takeFee } from './closed-trades.js';

export interface DeskMemoryOptions {
  readonly model: AllocationModel;
  /** By strategy. */
  readonly sizings: readonly Sizing[];
  readonly instruments: readonly Instrument[];
}

/** How many closed trades of each strategy the models look at, at most; 0: none does. */
export function tradesAskedFor({ model, sizings }: DeskMemoryOptions): number {
  return Math.max(model.tradesMax, ...sizings.map((one) => (isLearning(one) ? (one.tradesMax ?? 0) : 0)));
}

/** Shows bars and trades to the models that learn from them: where none does, nothing is subscribed to. */
export class DeskMemory {
  /** By strategy; those that learn are bound to their past. */
  readonly sizings: readonly SizingModel[];
  private readonly owner: CapitalOwner;
  private readonly options: DeskMemoryOptions;

  constructor(owner: CapitalOwner, options: DeskMemoryOptions) {
    this.owner = owner;
    this.options = options;
    this.sizings = options.sizings.map((one, index) => bindSizing(one, (tradesMax) => this.pastOf(index, tradesMax)));
  }

  start(kernel: Kernel): void {
    this.observeBars(kernel);
    if (tradesAskedFor(this.options) > 0) this.observeTrades(kernel);
  }

  private pastOf(strategyIndex: number, tradesMax: number) {
    const { sizings, trades } = this.owner.state;
    const profits = trades === null ? new Float64Array(0) : lastProfits(trades, strategyIndex, tradesMax);
    return { memory: sizings[strategyIndex], profits };
  }

  private observeBars({ topics }: Kernel): void {
    const { owner } = this;
    const { model, sizings } = this.options;
    const { instrumentIndex } = model;
    if (instrumentIndex !== undefined) {
      topics.barClosed[instrumentIndex].subscribe(owner.id, (bar) => model.onBar?.(owner.state.model, bar));
    }
    sizings.forEach((sizing, index) => {
      if (!isLearning(sizing) || sizing.onBar === undefined) return;
      for (const bars of topics.barClosed) {
        bars.subscribe(owner.id, (bar) => sizing.onBar?.(owner.state.sizings[index], bar));
      }
    });
  }

  private observeTrades({ topics }: Kernel): void {
    const { owner } = this;
    const { instruments } = this.options;
    topics.orderFilled.subscribe(owner.id, ({ strategyIndex, instrumentIndex, fee }) => {
      const { trades } = owner.state;
      if (trades !== null) takeFee(trades, strategyIndex, instrumentIndex, moneyToFloat(fee));
    });
    topics.positionChanged.subscribe(owner.id, ({ strategyIndex, instrumentIndex, quantity, realized }) => {
      const { trades } = owner.state;
      // What a fee in coins left behind is no position.
      const side = Math.abs(quantity) < instruments[instrumentIndex].lotUnits ? 0 : Math.sign(quantity);
      if (trades !== null) takeChange(trades, strategyIndex, instrumentIndex, moneyToFloat(realized), side);
    });
  }
}
