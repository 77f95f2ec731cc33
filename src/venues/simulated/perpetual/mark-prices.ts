import type { Kernel } from '../../../kernel/kernel.js';
import type { BarPrices } from '../matching/bar-path.js';
import type { MarkSeries } from './mark-series.js';

/** How far the mark prices are known. Plain data. */
export interface MarkPricesState {
  /** By instrument: the row that was looked at last, -1 before the first. Only where to start looking. */
  readonly rows: number[];
  /** By instrument: the last time whose closes, and whose opens, have happened. */
  readonly closedTsMs: number[];
  readonly openedTsMs: number[];
}

/**
 * What positions are marked at: the mark price series of a symbol, looked up by virtual time, or the last price where it
 * has none. A bar's open is known from its open time on, its high, low and close from its close on; at one time closes
 * come before timers and the barrier, opens after them, as with the bars that are traded on. Where a bar is missing,
 * the one before it counts on.
 */
export class MarkPrices {
  private readonly series: readonly (MarkSeries | null)[];
  /** By instrument: ticks have no opens of bars, what is known at their time counts. */
  private readonly onTicks: readonly boolean[];
  private readonly current: Float64Array;
  private kernel!: Kernel;
  private known: MarkPricesState;

  constructor(series: readonly (MarkSeries | null)[], onTicks: readonly boolean[] = []) {
    this.series = series;
    this.onTicks = onTicks;
    this.current = new Float64Array(series.length);
    const never = () => series.map(() => Number.NEGATIVE_INFINITY);
    this.known = { rows: series.map(() => -1), closedTsMs: never(), openedTsMs: never() };
  }

  get state(): MarkPricesState {
    return this.known;
  }

  set state(state: MarkPricesState) {
    this.known = state;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
  }

  has(instrumentIndex: number): boolean {
    return this.series[instrumentIndex] !== null;
  }

  /** A bar of the instrument has closed now: mark prices of this very time are known, too. */
  noteClose(instrumentIndex: number): void {
    this.known.closedTsMs[instrumentIndex] = this.kernel.clock.tsMs;
  }

  noteOpen(instrumentIndex: number): void {
    this.known.openedTsMs[instrumentIndex] = this.kernel.clock.tsMs;
  }

  /** All bars of this time have closed. */
  noteCloses(): void {
    this.known.closedTsMs.fill(this.kernel.clock.tsMs);
  }

  /** By instrument, float; NaN before the first. One array, written anew at each call. */
  prices(): ArrayLike<number> {
    const { series, current } = this;
    for (let index = 0; index < series.length; index++) current[index] = this.price(index);
    return current;
  }

  /** Of one instrument, now. */
  price(instrumentIndex: number): number {
    const { clock, market } = this.kernel;
    const one = this.series[instrumentIndex];
    if (one === null) return market.lastPrice[instrumentIndex];
    const { tsMs } = clock;
    const { closedTsMs, openedTsMs } = this.known;
    const isTicks = this.onTicks[instrumentIndex] === true;
    const withClose = isTicks || closedTsMs[instrumentIndex] >= tsMs;
    const withOpen = isTicks || openedTsMs[instrumentIndex] >= tsMs;
    const row = this.rowAt(one, instrumentIndex, tsMs, withOpen);
    return row < 0 ? market.lastPrice[instrumentIndex] : priceOfRow(one, row, tsMs, withClose);
  }

  /**
   * Where the mark price was while a traded bar was open, known when that has closed: from what it was at the open to what
   * it is at the close, with the extremes of the mark bars that lie inside. A longer mark bar does not say when within it
   * its extremes came, so they do not count. Null where the instrument has no series, or its series begins later.
   */
  during(instrumentIndex: number, openTsMs: number, closeTsMs: number): BarPrices | null {
    const one = this.series[instrumentIndex];
    if (one === null) return null;
    const { bars, intervalMs } = one;
    const last = this.rowAt(one, instrumentIndex, closeTsMs, false);
    let first = last;
    while (first >= 0 && bars.tsMs[first] > openTsMs) first--;
    if (first < 0) return null;
    const open = priceOfRow(one, first, openTsMs, true);
    const close = priceOfRow(one, last, closeTsMs, true);
    let high = Math.max(open, close);
    let low = Math.min(open, close);
    for (let row = first; row <= last; row++) {
      if (bars.tsMs[row] < openTsMs || bars.tsMs[row] + intervalMs > closeTsMs) continue;
      if (bars.high[row] > high) high = bars.high[row];
      if (bars.low[row] < low) low = bars.low[row];
    }
    return { open, high, low, close };
  }

  /** The last row that opened before `tsMs`, or at it. */
  private rowAt({ bars }: MarkSeries, instrumentIndex: number, tsMs: number, inclusive: boolean): number {
    const { rows } = this.known;
    let row = rows[instrumentIndex];
    while (row >= 0 && (inclusive ? bars.tsMs[row] > tsMs : bars.tsMs[row] >= tsMs)) row--;
    while (row + 1 < bars.length && (inclusive ? bars.tsMs[row + 1] <= tsMs : bars.tsMs[row + 1] < tsMs)) row++;
    rows[instrumentIndex] = row;
    return row;
  }
}

/** What a row says at a time after its open: its close once that is known. */
function priceOfRow({ bars, intervalMs }: MarkSeries, row: number, tsMs: number, withClose: boolean): number {
  const closeTsMs = bars.tsMs[row] + intervalMs;
  return closeTsMs < tsMs || (withClose && closeTsMs === tsMs) ? bars.close[row] : bars.open[row];
}
