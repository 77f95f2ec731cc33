import { type BarColumns, sliceBarColumns } from '../core/bar-columns.js';
import type { Feed } from '../kernel/feed.js';

/** Bars that already lie in memory, handed out in batches of at most `batchRows` rows, without copying. */
export class ColumnsFeed implements Feed {
  private readonly bars: BarColumns;
  private readonly batchRows: number;
  private row: number;

  /** Starts at `fromRow`, which a restored run needs. */
  constructor(bars: BarColumns, batchRows = 65_536, fromRow = 0) {
    this.bars = bars;
    this.row = fromRow;
    this.batchRows = batchRows;
  }

  nextBatch(): Promise<BarColumns | null> {
    if (this.row >= this.bars.length) return Promise.resolve(null);
    const from = this.row;
    this.row = Math.min(this.bars.length, from + this.batchRows);
    return Promise.resolve(sliceBarColumns(this.bars, from, this.row));
  }
}
