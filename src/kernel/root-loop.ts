import type { BarOpened } from '../events/market-events.js';
import { type BarSeries, ENDED, STARVED } from './bar-series.js';
import type { Kernel } from './kernel.js';

/** What the loop needs before it can go on. */
export type LoopStop =
  /** The series of this index has run dry. */
  | { readonly kind: 'starved'; readonly seriesIndex: number }
  /** Everything up to the horizon has been run. */
  | { readonly kind: 'horizon' }
  /** Every series has ended. */
  | { readonly kind: 'ended' };

/**
 * Chooses the next root event. At one time the order is: bars that close, in the order of the series; timers; the
 * barrier; bars that open. An open comes last because it is the first price of the *next* interval: what was decided at
 * the barrier may trade at it. The loop never waits: it returns and says what it lacks.
 */
export class RootLoop {
  private readonly kernel: Kernel;
  private readonly series: readonly BarSeries[];
  private readonly opened: { instrumentIndex: number; tsMs: number; price: number }[];
  /** The last timestamp whose barrier has been announced. */
  private completedTsMs = Number.NEGATIVE_INFINITY;
  private started = false;
  private barCount = 0;

  constructor(kernel: Kernel, series: readonly BarSeries[]) {
    this.kernel = kernel;
    this.series = series;
    this.opened = series.map((one) => ({ instrumentIndex: one.view.instrumentIndex, tsMs: 0, price: 0 }));
  }

  /** Bars closed so far, over all series. */
  get bars(): number {
    return this.barCount;
  }

  /**
   * Runs root events until a series runs dry, all have ended, or the next event lies after `horizonMs` (a live session
   * passes the wall clock; history passes Infinity, and then no timer outlives the data).
   */
  run(horizonMs = Number.POSITIVE_INFINITY): LoopStop {
    const { kernel, series } = this;
    const { clock, timers } = kernel;
    const count = series.length;
    for (;;) {
      let tsMs = ENDED;
      for (let index = 0; index < count; index++) {
        const nextTsMs = series[index].nextTsMs;
        if (nextTsMs < tsMs) {
          if (nextTsMs === STARVED) return { kind: 'starved', seriesIndex: index };
          tsMs = nextTsMs;
        }
      }
      if (!this.started) {
        if (tsMs === ENDED) return { kind: 'ended' };
        this.started = true;
        kernel.start(tsMs);
      }
      if (tsMs === ENDED && horizonMs === ENDED) return { kind: 'ended' };
      if (timers.nextTsMs < tsMs) tsMs = timers.nextTsMs;
      if (tsMs > horizonMs) return { kind: 'horizon' };
      if (tsMs > this.completedTsMs) {
        clock.tsMs = tsMs;
        this.closeBars(tsMs);
        kernel.completeTimestamp(tsMs);
        this.completedTsMs = tsMs;
      } else {
        this.openBars(tsMs);
      }
    }
  }

  private closeBars(tsMs: number): void {
    const { kernel, series } = this;
    for (let index = 0; index < series.length; index++) {
      const one = series[index];
      if (one.nextTsMs !== tsMs || one.phase !== 'close') continue;
      const view = one.view;
      view.row = one.row;
      view.tsMs = tsMs;
      kernel.market.lastPrice[view.instrumentIndex] = view.close;
      this.barCount++;
      kernel.bus.deliverRoot(kernel.topics.barClosed[index], view);
      one.passClose(tsMs);
    }
  }

  private openBars(tsMs: number): void {
    const { kernel, series, opened } = this;
    for (let index = 0; index < series.length; index++) {
      const one = series[index];
      if (one.nextTsMs !== tsMs || one.phase !== 'open') continue;
      const event = opened[index];
      event.tsMs = tsMs;
      event.price = one.openPrice;
      kernel.bus.deliverRoot<BarOpened>(kernel.topics.barOpened[index], event);
      one.passOpen();
    }
  }
}
