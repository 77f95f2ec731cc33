import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { float32, float64, int64, tableFromArrays, tableToIPC, timestamp, utf8 } from '@uwdata/flechette';
import { fromArrow } from 'arquero';
import { describe, expect, it } from 'vitest';
import { writeArrow } from '../../../src/feeds/arrow/write-arrow.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { bar, barRows, makeBars } from './make-bars.js';
import { tempFolder } from './temp-folder.js';

const T0 = Date.UTC(2024, 0, 1);
const ROWS = [bar(T0), bar(T0 + 60_000), bar(T0 + 120_000)];
const ORIGIN = { intervalMs: 60_000, contentHash: 'abc', layout: 'test' };

async function writeSample(rows = ROWS): Promise<string> {
  const path = join(tempFolder(), 'bars.arrow');
  await writeArrow(path, makeBars(rows), ORIGIN);
  return path;
}

describe('an Arrow file of Icarus', () => {
  it('opens in Arquero', async () => {
    const table = fromArrow(readFileSync(await writeSample()));
    expect(table.columnNames()).toEqual(['open_time', 'open', 'high', 'low', 'close', 'volume']);
    expect(table.numRows()).toBe(3);
    expect(table.get('close', 2)).toBe(ROWS[2][4]);
    expect(table.get('open_time', 1)).toBe(T0 + 60_000);
  });

  it('is read back to the bit, fractions of a millisecond included', async () => {
    const rows = [bar(T0 + 0.123), bar(T0 + 60_000.456, 1 / 3)];
    const loaded = await loadBars({ path: await writeSample(rows), intervalMs: 60_000 });
    expect(barRows(loaded.bars)).toEqual(rows);
    expect(loaded).toMatchObject({ cache: 'off', layout: 'Icarus Arrow' });
  });

  it('is refused for another interval', async () => {
    await expect(loadBars({ path: await writeSample(), intervalMs: 3_600_000 })).rejects.toMatchObject({
      code: 'DATA_INTERVAL_MISMATCH',
    });
  });
});

describe('an Arrow file of another program', () => {
  const prices = { open: [10, 11], high: [12, 13], low: [9, 10], close: [11, 12] };

  async function load(columns: Record<string, unknown[]>, types: object, options = {}) {
    const path = join(tempFolder(), 'foreign.arrow');
    const bytes = tableToIPC(tableFromArrays(columns as never, { types: types as never }), { format: 'file' });
    writeFileSync(path, bytes as Uint8Array);
    return loadBars({ path, intervalMs: 60_000, ...options });
  }

  it('may have timestamps, integers, float32 and more columns in any order', async () => {
    const time = [new Date(T0), new Date(T0 + 60_000)];
    const types = {
      timestamp: timestamp(),
      volume: int64(),
      open: float32(),
      high: float64(),
      low: float64(),
      close: float64(),
    };
    const loaded = await load({ symbol: ['a', 'b'], volume: [5n, 6n], ...prices, timestamp: time }, types);
    expect(barRows(loaded.bars)).toEqual([
      [T0, 10, 12, 9, 11, 5],
      [T0 + 60_000, 11, 13, 10, 12, 6],
    ]);
  });

  it('may have epoch seconds or ISO text, and a column map', async () => {
    const numeric = await load({ time: [T0 / 1000, T0 / 1000 + 60], ...prices, volume: [5, 6] }, {});
    expect(Array.from(numeric.bars.tsMs)).toEqual([T0, T0 + 60_000]);
    const columns = {
      time: 'closed',
      open: 'open',
      high: 'high',
      low: 'low',
      close: 'close',
      volume: 'qty',
      timeIs: 'close',
    };
    const text = ['2024-01-01T00:01:00Z', '2024-01-01T00:02:00Z'];
    const mapped = await load({ closed: text, ...prices, qty: [5, 6] }, { closed: utf8() }, { columns });
    expect(Array.from(mapped.bars.tsMs)).toEqual([T0, T0 + 60_000]);
  });

  it('is refused for a missing value, a missing column, no rows', async () => {
    await expect(load({ time: [T0, T0 + 60_000], ...prices, volume: [5, null] }, {})).rejects.toMatchObject({
      code: 'DATA_VALUE_INVALID',
      message: expect.stringContaining('row 2, column volume'),
    });
    await expect(load({ time: [T0, T0 + 60_000], ...prices }, {})).rejects.toMatchObject({
      code: 'DATA_COLUMNS_UNKNOWN',
    });
  });
});
