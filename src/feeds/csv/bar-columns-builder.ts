import { allocateBarColumns, BAR_COLUMN_NAMES, type BarColumns } from '../../core/bar-columns.js';

const SEGMENT_ROWS = 65_536;

/** Columns of a segment, filled up to some row. */
export type BarSegment = Readonly<Record<(typeof BAR_COLUMN_NAMES)[number], Float64Array>>;

/**
 * Collects bars whose number is not known beforehand. Segments of a fixed size instead of one growing array: no row
 * is copied more than once and the peak is twice the result.
 */
export class BarColumnsBuilder {
  readonly segmentRows = SEGMENT_ROWS;
  private readonly segments: BarSegment[] = [];
  private rowsInLast = SEGMENT_ROWS;

  get length(): number {
    return Math.max(0, this.segments.length - 1) * SEGMENT_ROWS + (this.segments.length === 0 ? 0 : this.rowsInLast);
  }

  /** The segment to write to next, with room for at least one row from `rowsUsed` on. */
  currentSegment(): BarSegment {
    if (this.rowsInLast === SEGMENT_ROWS) {
      this.segments.push(newSegment());
      this.rowsInLast = 0;
    }
    return this.segments[this.segments.length - 1];
  }

  /** How many rows of the current segment are filled. */
  get rowsUsed(): number {
    return this.rowsInLast;
  }

  /** Says that rows of the current segment up to `rowsUsed` are filled now. */
  commit(rowsUsed: number): void {
    this.rowsInLast = rowsUsed;
  }

  /** The collected bars on shared memory. The builder is empty afterwards. */
  build(): BarColumns {
    const rows = this.length;
    const bars = allocateBarColumns(rows);
    for (let index = 0; index < this.segments.length; index++) {
      const offset = index * SEGMENT_ROWS;
      const filled = Math.min(SEGMENT_ROWS, rows - offset);
      for (const name of BAR_COLUMN_NAMES) bars[name].set(this.segments[index][name].subarray(0, filled), offset);
    }
    this.segments.length = 0;
    this.rowsInLast = SEGMENT_ROWS;
    return bars;
  }
}

function newSegment(): BarSegment {
  const column = () => new Float64Array(SEGMENT_ROWS);
  return { tsMs: column(), open: column(), high: column(), low: column(), close: column(), volume: column() };
}
