import { allocateDepthColumns, type DepthColumns } from '../../../core/tick-columns.js';
import { GrowingColumn } from '../growing-column.js';
import {
  DEPTH_CSV,
  DEPTH_IS_SNAPSHOT,
  DEPTH_LOCAL_TIME,
  DEPTH_PRICE,
  DEPTH_QUANTITY,
  DEPTH_SIDE,
  DEPTH_TIME,
  DEPTH_UPDATE_ID,
} from './depth-csv.js';
import { knownTsMs } from './local-time.js';
import { type CountingSink, readTickCsv, type TickCsvOptions } from './read-tick-csv.js';

export interface DepthCsv {
  readonly depth: DepthColumns;
  /** For people, e.g. "depth, with header". */
  readonly layout: string;
}

/**
 * Reads levels of an order book from a CSV: any with a header that names time, side, price and quantity, such as
 * Tardis.dev's incremental_book_L2 (https://docs.tardis.dev/downloadable-csv-files/data-types), and lines of time, side,
 * price, quantity, whether it is a snapshot, and update id. A quantity is all that rests at its price; 0 removes the level.
 *
 * Rows that follow each other with one time and one snapshot flag are one message. A snapshot replaces the book; without
 * a column that marks them the first message is the snapshot. Messages follow each other by the spot rules: what an
 * update id shows to be in the book already is stale, and nothing is ever taken to be missing. `tsMs` is the receive time
 * where the file has one (`local_timestamp`), else the exchange's.
 *
 * Throws DataError for what it cannot read, DATA_DIRTY for rows that are not in order of time.
 */
export async function readDepthCsv(path: string, options: TickCsvOptions = {}): Promise<DepthCsv> {
  const { sink, layout } = await readTickCsv(path, DEPTH_CSV, () => new DepthRows(), options);
  return { depth: sink.build(), layout };
}

class DepthRows implements CountingSink {
  private readonly tsMs = new GrowingColumn();
  private readonly exchangeTsMs = new GrowingColumn();
  private readonly firstUpdateId = new GrowingColumn();
  private readonly finalUpdateId = new GrowingColumn();
  private readonly isSnapshot = new GrowingColumn();
  private readonly levelStart = new GrowingColumn();
  private readonly levelSide = new GrowingColumn();
  private readonly levelPrice = new GrowingColumn();
  private readonly levelQuantity = new GrowingColumn();
  /** The message that rows go into. */
  private current = { tsMs: Number.NEGATIVE_INFINITY, exchangeTsMs: 0, isSnapshot: 1, updateId: 0, levels: 0 };
  /** The highest update id of the messages before. */
  private lastUpdateId = 0;

  /** Levels, not messages. */
  get length(): number {
    return this.levelSide.length;
  }

  addRow(values: Float64Array): boolean {
    const tsMs = knownTsMs(values[DEPTH_LOCAL_TIME], values[DEPTH_TIME]);
    const { current } = this;
    if (tsMs < current.tsMs) return false;
    const isSnapshot = this.flagOf(values[DEPTH_IS_SNAPSHOT], tsMs);
    if (tsMs !== current.tsMs || isSnapshot !== current.isSnapshot) {
      this.endMessage();
      current.tsMs = tsMs;
      current.exchangeTsMs = values[DEPTH_TIME];
      current.isSnapshot = isSnapshot;
      current.updateId = Number.NaN;
      current.levels = 0;
    }
    const updateId = values[DEPTH_UPDATE_ID];
    if (!(updateId <= current.updateId)) current.updateId = updateId;
    current.levels++;
    this.levelSide.push(values[DEPTH_SIDE]);
    this.levelPrice.push(values[DEPTH_PRICE]);
    this.levelQuantity.push(values[DEPTH_QUANTITY]);
    return true;
  }

  build(): DepthColumns {
    this.endMessage();
    this.current.levels = 0;
    const depth = allocateDepthColumns(this.tsMs.length, this.levelSide.length);
    this.tsMs.copyTo(depth.tsMs);
    this.exchangeTsMs.copyTo(depth.exchangeTsMs);
    this.firstUpdateId.copyTo(depth.firstUpdateId);
    this.finalUpdateId.copyTo(depth.finalUpdateId);
    depth.previousFinalUpdateId.fill(Number.NaN);
    this.isSnapshot.copyTo(depth.isSnapshot);
    this.levelStart.copyTo(depth.levelStart);
    depth.levelStart[depth.length] = this.levelSide.length;
    this.levelSide.copyTo(depth.levelSide);
    this.levelPrice.copyTo(depth.levelPrice);
    this.levelQuantity.copyTo(depth.levelQuantity);
    return depth;
  }

  /** Without a marker the rows of the first time are the snapshot. */
  private flagOf(marked: number, tsMs: number): number {
    if (!Number.isNaN(marked)) return marked;
    return this.tsMs.length === 0 && (this.length === 0 || tsMs === this.current.tsMs) ? 1 : 0;
  }

  /**
   * A difference is taken to follow all that came before it, for a file holds no more than its last update. Messages
   * without ids are counted.
   */
  private endMessage(): void {
    const { tsMs, exchangeTsMs, isSnapshot, updateId, levels } = this.current;
    if (levels === 0) return;
    const finalUpdateId = Number.isNaN(updateId) ? this.lastUpdateId + 1 : updateId;
    this.tsMs.push(tsMs);
    this.exchangeTsMs.push(exchangeTsMs);
    this.firstUpdateId.push(isSnapshot === 1 ? finalUpdateId : this.lastUpdateId + 1);
    this.finalUpdateId.push(finalUpdateId);
    this.isSnapshot.push(isSnapshot);
    this.levelStart.push(this.length - levels);
    this.lastUpdateId = Math.max(this.lastUpdateId, finalUpdateId);
  }
}
