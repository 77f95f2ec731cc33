import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CACHE_FOLDER } from '../../../src/feeds/arrow/bar-cache.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { barRows } from './make-bars.js';
import { tempFolder } from './temp-folder.js';

const CSV = 'open_time,open,high,low,close,volume\n1704067200000,10,12,9,11,5\n1704067260000,11,13,10,12,0.1\n';
const OTHER_CSV = CSV.replace('0.1\n', '0.2\n');

function setUp(csv = CSV) {
  const folder = tempFolder();
  const path = join(folder, 'bars.csv');
  writeFileSync(path, csv);
  return {
    folder,
    path,
    cacheFolder: join(folder, CACHE_FOLDER),
    load: (options = {}) => loadBars({ path, intervalMs: 60_000, ...options }),
  };
}

function arrowFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.arrow'));
}

describe('the Arrow cache', () => {
  it('lies beside the original and gives the same bars, layout and hash', async () => {
    const { cacheFolder, load } = setUp();
    const cold = await load();
    const warm = await load();
    expect([cold.cache, warm.cache]).toEqual(['miss', 'hit']);
    expect(barRows(warm.bars)).toEqual(barRows(cold.bars));
    expect(warm).toMatchObject({ contentHash: cold.contentHash, layout: cold.layout, notes: [] });
    expect(warm.bars.close.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(readdirSync(cacheFolder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps all columns of a warm load on one shared buffer', async () => {
    const { load } = setUp();
    await load();
    const { bars } = await load();
    expect(new Set([bars.tsMs.buffer, bars.open.buffer, bars.volume.buffer]).size).toBe(1);
  });

  it('follows the content: an edit of equal size and time is seen, and the old cache goes', async () => {
    const { path, cacheFolder, load } = setUp();
    await load();
    const { atime, mtime } = statSync(path);
    writeFileSync(path, OTHER_CSV);
    utimesSync(path, atime, mtime);
    const after = await load();
    expect(after.cache).toBe('miss');
    expect(after.bars.volume[1]).toBe(0.2);
    expect(arrowFiles(cacheFolder)).toHaveLength(1);
  });

  it('knows a touched or copied file again by its content', async () => {
    const { path, load } = setUp();
    await load();
    utimesSync(path, 1, 1);
    expect((await load()).cache).toBe('hit');
  });

  it('keeps one cache for each way of reading the file', async () => {
    const { cacheFolder, load } = setUp();
    const swapped = { time: 0, open: 1, high: 3, low: 2, close: 4, volume: 5 };
    await load();
    expect((await load({ columns: swapped })).cache).toBe('miss');
    expect((await load({ columns: swapped })).bars.high[0]).toBe(9);
    expect((await load()).bars.high[0]).toBe(12);
    expect((await load()).cache).toBe('hit');
    expect(arrowFiles(cacheFolder)).toHaveLength(2);
  });

  it('serves files of one name from several folders', async () => {
    const first = setUp();
    const second = setUp(OTHER_CSV);
    const cacheDir = tempFolder();
    await first.load({ cacheDir });
    await second.load({ cacheDir });
    expect((await first.load({ cacheDir })).bars.volume[1]).toBe(0.1);
    expect((await second.load({ cacheDir })).bars.volume[1]).toBe(0.2);
    expect(readdirSync(first.folder)).toEqual(['bars.csv']);
  });

  it.each<[name: string, spoil: (bytes: Buffer) => Buffer]>([
    ['cut', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    ['overwritten', () => Buffer.from('no Arrow at all')],
    [
      'with one flipped bit in a price',
      (bytes) => flip(bytes, bytes.indexOf(Buffer.from(new Float64Array([12, 13]).buffer))),
    ],
  ])('is built anew where the cache is %s', async (_name, spoil) => {
    const { cacheFolder, load } = setUp();
    const cold = await load();
    const file = join(cacheFolder, arrowFiles(cacheFolder)[0]);
    writeFileSync(file, spoil(readFileSync(file)));
    const again = await load();
    expect(again.cache).toBe('miss');
    expect(again.notes).toEqual([expect.stringContaining('built anew')]);
    expect(barRows(again.bars)).toEqual(barRows(cold.bars));
    expect(await load()).toMatchObject({ cache: 'hit', notes: [] });
  });

  it('survives a damaged index', async () => {
    const { cacheFolder, load } = setUp();
    await load();
    for (const damage of ['{', 'null', '{"contentHash":1}', '[]']) {
      const index = readdirSync(cacheFolder).find((name) => name.endsWith('.index.json'));
      writeFileSync(join(cacheFolder, index ?? ''), damage);
      expect((await load()).cache).toBe('hit');
    }
  });

  it('is done without, with a note, where it cannot be written', async () => {
    const { cacheFolder, load } = setUp();
    writeFileSync(cacheFolder, 'a file where the folder should be');
    const loaded = await load();
    expect(loaded).toMatchObject({ cache: 'off', notes: [expect.stringContaining('No cache of bars.csv was kept')] });
    expect(loaded.bars.length).toBe(2);
    rmSync(cacheFolder);
    expect((await load()).cache).toBe('miss');
  });

  it('is not touched where there is to be none', async () => {
    const { folder, load } = setUp();
    expect((await load({ cacheDir: null })).cache).toBe('off');
    expect(readdirSync(folder)).toEqual(['bars.csv']);
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at + 5] ^= 1;
  return copy;
}
