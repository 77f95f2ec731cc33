import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashBars } from '../../../src/feeds/hash-bars.js';
import { type ImportProgress, importBars } from '../../../src/feeds/import-bars.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { tempFolder } from './temp-folder.js';

const CSV = 'Date;O;H;L;C;V\n2024-01-01 00:00;10;12;9;11;1e-7\n2024-01-01 00:02;11;13;10;12;0.1\n';
const columns = { time: 'Date', open: 'O', high: 'H', low: 'L', close: 'C', volume: 'V', delimiter: ';' } as const;

function setUp() {
  const folder = tempFolder();
  const path = join(folder, 'in.csv');
  writeFileSync(path, CSV);
  return { folder, request: (output: string) => ({ path, intervalMs: 60_000, columns, output: join(folder, output) }) };
}

describe('importBars', () => {
  it.each(['out.arrow', 'out.csv', 'out.csv.gz'])('writes %s with the same bars to the bit', async (name) => {
    const { request } = setUp();
    const { output, ...source } = request(name);
    const progress: ImportProgress[] = [];
    const imported = await importBars({ ...source, output, onProgress: (step) => progress.push(step) });
    expect(imported).toMatchObject({ rows: 2, layout: 'column map', actions: [], check: { missingBars: 1 } });
    const [before, after] = await Promise.all([
      loadBars({ ...source, cacheDir: null }),
      loadBars({ path: output, intervalMs: 60_000, cacheDir: null }),
    ]);
    expect(hashBars(after.bars, 'X', 60_000)).toBe(hashBars(before.bars, 'X', 60_000));
    expect(progress.at(0)).toMatchObject({ phase: 'reading', unit: 'bytes', total: CSV.length });
    expect(progress.at(-1)).toEqual({ phase: 'writing', unit: 'rows', done: 2, total: 2 });
  });

  it('applies a policy where one is given', async () => {
    const { folder, request } = setUp();
    const imported = await importBars({ ...request('out.csv'), policy: { gaps: 'fill' } });
    expect(imported.actions).toHaveLength(1);
    expect(readFileSync(join(folder, 'out.csv'), 'utf8').split('\n')[2]).toBe('1704067260000,11,11,11,11,0');
  });

  it('leaves nothing behind when it fails', async () => {
    const { folder, request } = setUp();
    await expect(importBars({ ...request('out.csv'), policy: {} })).rejects.toMatchObject({ code: 'DATA_DIRTY' });
    await expect(importBars(request('out.parquet'))).rejects.toMatchObject({
      code: 'DATA_OUTPUT_UNKNOWN',
      name: 'InputError',
    });
    await expect(importBars(request('none/out.arrow'))).rejects.toMatchObject({ code: 'DATA_WRITE_FAILED' });
    expect(readdirSync(folder)).toEqual(['in.csv']);
  });
});
