import type { BarColumns } from '../../core/bar-columns.js';
import { ColumnsFeed } from '../../feeds/columns-feed.js';
import type { Feed } from '../../kernel/feed.js';
import { BATCH_ROWS } from '../event-stream/drive-events.js';

/** Bars that have closed, then the one that is open, in memory of its own, if there is one. */
export class CutFeed implements Feed {
  private readonly closed: ColumnsFeed;
  private open: BarColumns | null;

  constructor(closed: BarColumns, open: BarColumns | null) {
    this.closed = new ColumnsFeed(closed, BATCH_ROWS);
    this.open = open;
  }

  async nextBatch(): Promise<BarColumns | null> {
    const batch = await this.closed.nextBatch();
    if (batch !== null) return batch;
    const { open } = this;
    this.open = null;
    return open;
  }
}
