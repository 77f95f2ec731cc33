import type { BarColumns } from '../core/bar-columns.js';
import type { BarClosed } from '../events/market-events.js';
import type { Clock } from './clock.js';

/**
 * The one {@link BarClosed} of a series: a window on the columns that the loop moves from row to row. Allocating a
 * fresh event for every bar would cost more than all the rest of a quiet bar.
 */
export class BarView implements BarClosed {
  readonly instrumentIndex: number;
  readonly symbol: string;
  readonly intervalMs: number;
  row = 0;
  columns: BarColumns;
  private readonly clock: Clock;

  constructor(instrumentIndex: number, symbol: string, intervalMs: number, columns: BarColumns, clock: Clock) {
    this.instrumentIndex = instrumentIndex;
    this.symbol = symbol;
    this.intervalMs = intervalMs;
    this.columns = columns;
    this.clock = clock;
  }

  /** A bar is delivered when it closes. */
  get tsMs(): number {
    return this.clock.tsMs;
  }
  get open(): number {
    return this.columns.open[this.row];
  }
  get high(): number {
    return this.columns.high[this.row];
  }
  get low(): number {
    return this.columns.low[this.row];
  }
  get close(): number {
    return this.columns.close[this.row];
  }
  get volume(): number {
    return this.columns.volume[this.row];
  }
}
