import type { BarColumns } from '../core/bar-columns.js';
import { BarView } from './bar-view.js';
import type { Clock } from './clock.js';

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
  /** The current row: the bar that is open, or the next one to open. */
  row = 0;
  /** True between a bar's open and its close. */
  isOpen = false;
  /** How many rows of the batch have opened, and how many of them have closed. */
  openedRows = 0;
  closedRows = 0;
  private ended = false;

  constructor(instrumentIndex: number, symbol: string, intervalMs: number, clock: Clock) {
    this.intervalMs = intervalMs;
    this.view = new BarView(instrumentIndex, symbol, intervalMs, NO_BARS, clock);
  }

  /** The next batch of bars, or more of the same batch: `openedRows` of its bars have opened, `closedRows` closed. */
  supply(columns: BarColumns, openedRows: number, closedRows: number): void {
    if (columns !== this.view.columns) {
      this.view.columns = columns;
      this.row = 0;
    }
    this.openedRows = openedRows;
    this.closedRows = closedRows;
  }

  /** There will be no more bars. */
  end(): void {
    this.ended = true;
  }

  /** Time of the next moment, {@link STARVED} or {@link ENDED}. */
  nextTsMs(nowMs: number): number {
    const { row } = this;
    if (row >= (this.isOpen ? this.closedRows : this.openedRows)) return this.ended ? ENDED : STARVED;
    const openTsMs = this.view.columns.tsMs[row];
    if (this.isOpen) return openTsMs + this.intervalMs;
    // Bars off the grid may overlap: time does not run backwards for them.
    return openTsMs > nowMs ? openTsMs : nowMs;
  }

  /**
   * How many bars from the current one on close where the next one opens, at most `max`, closing at `untilTsMs` or
   * before. The current one must be open.
   */
  stepsInARow(max: number, untilTsMs: number): number {
    const { row, intervalMs } = this;
    const { tsMs } = this.view.columns;
    const end = Math.min(this.closedRows, this.openedRows - 1, row + max);
    let next = row;
    while (next < end && tsMs[next + 1] === tsMs[next] + intervalMs && tsMs[next + 1] <= untilTsMs) next++;
    return next - row;
  }
}
