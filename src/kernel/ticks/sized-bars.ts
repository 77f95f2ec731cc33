import { type BarBuilder, createBarBuilder, pushTrade } from '../bar-builders/bar-builder.js';
import type { SizedBarRule } from '../bar-builders/bar-rule.js';
import type { Kernel } from '../kernel.js';
import { ClosedBarView } from './closed-bar-view.js';

/** Bars by trades, volume or notional that somebody asks for beside the data's own. */
export interface SizedSeries {
  /** Unique in the run, such as `BTCUSDT 500 trades`. */
  readonly name: string;
  readonly rule: SizedBarRule;
  /** Which of the topics `resampledBars` they are delivered on. */
  readonly topicIndex: number;
}

/** Makes a symbol's bars of other sizes than the data's own, each right behind the trade that fills it. */
export class SizedBars {
  readonly count: number;
  /** By name, so that a run goes on from the state of one in which other bars were asked for. */
  builders: Record<string, BarBuilder> = {};
  private readonly kernel: Kernel;
  private readonly list: readonly SizedSeries[];
  /** The builders in the order of the list. */
  private ordered: BarBuilder[] = [];
  private readonly views: readonly ClosedBarView[];

  /** @param list in the order in which bars that one trade fills are delivered. */
  constructor(kernel: Kernel, instrumentIndex: number, symbol: string, list: readonly SizedSeries[]) {
    this.kernel = kernel;
    this.list = list;
    this.count = list.length;
    this.restore({});
    this.views = this.ordered.map(({ closed }) => new ClosedBarView(instrumentIndex, symbol, closed));
  }

  /** Goes on from these builders, and begins those that are not among them. */
  restore(builders: Readonly<Record<string, BarBuilder>>): void {
    this.ordered = this.list.map(({ name, rule }) => builders[name] ?? createBarBuilder(rule));
    this.builders = Object.fromEntries(this.list.map(({ name }, index) => [name, this.ordered[index]]));
  }

  take(tsMs: number, price: number, quantity: number): void {
    const { bus, topics } = this.kernel;
    for (let index = 0; index < this.count; index++) {
      const closed = pushTrade(this.ordered[index], tsMs, price, quantity);
      if (closed === null) continue;
      const view = this.views[index];
      view.bar = closed;
      bus.deliverRoot(topics.resampledBars[this.list[index].topicIndex], view);
    }
  }
}
