import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../src/core/bar-columns.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import type { Feed } from '../../src/kernel/feed.js';
import { barRows } from '../unit/feeds/make-bars.js';
import { barsOfCloses } from '../unit/kernel/bars-of-closes.js';

/** Every feed of bars that are there already registers here. */
const FEEDS: readonly { readonly name: string; open(bars: BarColumns, batchRows: number): Feed }[] = [
  { name: 'ColumnsFeed', open: (bars, batchRows) => new ColumnsFeed(bars, batchRows) },
];

async function drain(feed: Feed): Promise<BarColumns[]> {
  const batches: BarColumns[] = [];
  for (let batch = await feed.nextBatch(); batch !== null; batch = await feed.nextBatch()) batches.push(batch);
  return batches;
}

describe.each(FEEDS)('$name', ({ open }) => {
  it('delivers every bar once, in order, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 250 }), async (count, batchRows) => {
        const bars = barsOfCloses(Array.from({ length: count }, (_, row) => row + 1));
        const batches = await drain(open(bars, batchRows));
        expect(batches.flatMap(barRows)).toEqual(barRows(bars));
        expect(batches.every(({ length }) => length > 0 && length <= batchRows)).toBe(true);
      }),
    );
  });

  it('says null at the end, and stays there', async () => {
    const feed = open(barsOfCloses([1]), 10);
    await feed.nextBatch();
    expect([await feed.nextBatch(), await feed.nextBatch()]).toEqual([null, null]);
  });

  it('is at its end at once without bars', async () => {
    expect(await open(barsOfCloses([]), 10).nextBatch()).toBeNull();
  });

  it('copies nothing', async () => {
    const bars = barsOfCloses([1, 2, 3]);
    const [first, second] = await drain(open(bars, 2));
    expect([first.close.buffer, second.close.buffer]).toEqual([bars.close.buffer, bars.close.buffer]);
    expect(second.close.byteOffset).toBe(16);
  });
});
