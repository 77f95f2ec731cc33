import type { BarColumns } from '../core/bar-columns.js';
import { BarView } from './bar-view.js';

/** A series waits either for its current bar to close or for its next bar to open. */
export type SeriesPhase = 'open' | 'close';

const NO_BARS: BarColumns = {
  length: 0,
  tsMs: new Float64Array(0),
  open: new Float64Array(0),
  high: new Float64Array(0),
  low: new Float64Array(0),
  close: new Float64Array(0),
  volume: new Float64Array(0),
};

/** The series has no data for its next moment, and more may come. */
export const STARVED = Number.NEGATIVE_INFINITY;
/** The series has ended. */
export const ENDED = Number.POSITIVE_INFINITY;

/**
 * One symbol's bars on their way into the loop. Every bar has two moments: it opens (its first price is known) and it
 * closes (all of it is known). A live feed knows the open long before the close, so rows that have opened and rows
 * that have closed are counted apart; history delivers both at once.
 */
export class BarSeries {
  readonly view: BarView;
  readonly intervalMs: number;
  /** Time of the next moment, {@link STARVED} or {@link ENDED}. */
  nextTsMs = STARVED;
  phase: SeriesPhase = 'open';
  row = 0;
  private columns: BarColumns = NO_BARS;
  private openedRows = 0;
  private closedRows = 0;
  private lastCloseTsMs = Number.NEGATIVE_INFINITY;
  private ended = false;

  constructor(instrumentIndex: number, symbol: string, intervalMs: number) {
    this.intervalMs = intervalMs;
    this.view = new BarView(instrumentIndex, symbol, intervalMs, NO_BARS);
  }

  /** The next batch of bars, or more of the same batch: its first `closedRows` bars have closed. */
  supply(columns: BarColumns, openedRows: number, closedRows: number): void {
    if (columns !== this.columns) {
      this.columns = columns;
      this.view.columns = columns;
      this.row = 0;
    }
    this.openedRows = openedRows;
    this.closedRows = closedRows;
    this.schedule();
  }

  /** There will be no more bars. */
  end(): void {
    this.ended = true;
    this.schedule();
  }

  get openPrice(): number {
    return this.columns.open[this.row];
  }

  /** The current bar has opened; wait for its close. */
  passOpen(): void {
    this.phase = 'close';
    this.schedule();
  }

  /** The current bar has closed at `tsMs`; wait for the next to open. */
  passClose(tsMs: number): void {
    this.lastCloseTsMs = tsMs;
    this.row++;
    this.phase = 'open';
    if (this.row < this.openedRows) {
      const openTsMs = this.columns.tsMs[this.row];
      // Bars off the grid may overlap: time does not run backwards for them.
      this.nextTsMs = openTsMs > tsMs ? openTsMs : tsMs;
    } else {
      this.nextTsMs = this.ended ? ENDED : STARVED;
    }
  }

  private schedule(): void {
    if (this.phase === 'close') {
      if (this.row < this.closedRows) this.nextTsMs = this.columns.tsMs[this.row] + this.intervalMs;
      else this.nextTsMs = this.ended ? ENDED : STARVED;
    } else if (this.row < this.openedRows) {
      this.nextTsMs = Math.max(this.columns.tsMs[this.row], this.lastCloseTsMs);
    } else {
      this.nextTsMs = this.ended ? ENDED : STARVED;
    }
  }
}
