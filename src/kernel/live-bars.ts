import { allocateBarColumns, type BarColumns } from '../core/bar-columns.js';
import type { BarSeries } from './bar-series.js';
import type { MarketMessage } from './market-queue.js';

/**
 * Hands the messages of a live feed to a series, one bar at a time, in two one-row batches that take turns: a series
 * recognises a new batch by its being another one.
 */
export class LiveBars {
  private readonly series: BarSeries;
  private current: BarColumns = allocateBarColumns(1);
  private next: BarColumns = allocateBarColumns(1);
  private openTsMs = Number.NaN;

  constructor(series: BarSeries) {
    this.series = series;
  }

  /** Returns false for a message that came too late: the bar's time has been completed without it. */
  take(message: MarketMessage, nowMs: number): boolean {
    if (message.kind === 'ended') {
      this.series.end();
      return true;
    }
    if (message.kind === 'opened') {
      // The open is known again from the close, should it have been missed here.
      if (message.tsMs < nowMs) return true;
      this.open(message.tsMs, message.price);
      return true;
    }
    if (message.tsMs + this.series.intervalMs <= nowMs) return false;
    if (this.openTsMs !== message.tsMs) this.open(message.tsMs, message.open);
    const { current } = this;
    current.high[0] = message.high;
    current.low[0] = message.low;
    current.close[0] = message.close;
    current.volume[0] = message.volume;
    this.series.supply(current, 1, 1);
    return true;
  }

  private open(tsMs: number, price: number): void {
    [this.current, this.next] = [this.next, this.current];
    this.openTsMs = tsMs;
    // A bar whose close came too late, or never, is given up.
    this.series.isOpen = false;
    this.current.tsMs[0] = tsMs;
    this.current.open[0] = price;
    this.series.supply(this.current, 1, 0);
  }
}
