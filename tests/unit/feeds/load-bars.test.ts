import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CsvColumnMap } from '../../../src/feeds/csv/csv-column-map.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { barRows } from './make-bars.js';
import { makeZip } from './make-zip.js';
import { tempFolder } from './temp-folder.js';

const T0 = Date.UTC(2024, 0, 1);
const PLAIN = `open_time,open,high,low,close,volume\n${T0},10,12,9,11,5\n${T0 + 60_000},11,13.5,10.25,12,0\n`;
const ROWS = [
  [T0, 10, 12, 9, 11, 5],
  [T0 + 60_000, 11, 13.5, 10.25, 12, 0],
];
const BINANCE_HEADER =
  'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n';

async function load(contents: string | Buffer, options: { name?: string; columns?: CsvColumnMap } = {}) {
  const path = join(tempFolder(), options.name ?? 'bars.csv');
  writeFileSync(path, contents);
  return loadBars({ path, intervalMs: 60_000, cacheDir: null, columns: options.columns });
}

describe('loadBars reads by itself', () => {
  it('six columns with header', async () => {
    const loaded = await load(PLAIN);
    expect(barRows(loaded.bars)).toEqual(ROWS);
    expect(loaded).toMatchObject({ cache: 'off', notes: [], layout: 'plain six columns, with header' });
    expect(loaded.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(loaded.bars.close.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('six columns without header', async () => {
    const loaded = await load(PLAIN.slice(PLAIN.indexOf('\n') + 1));
    expect(barRows(loaded.bars)).toEqual(ROWS);
    expect(loaded.layout).toBe('plain six columns, no header');
  });

  it.each(['open_time', 'time', 'timestamp', 'ts', 'date', 'Open Time', 'Date'])(
    'the time column named %s',
    async (name) => {
      expect(barRows((await load(PLAIN.replace('open_time', name))).bars)).toEqual(ROWS);
    },
  );

  it('six named columns in another order', async () => {
    const loaded = await load(`volume,close,low,high,open,time\n5,11,9,12,10,${T0}\n`);
    expect(barRows(loaded.bars)).toEqual([ROWS[0]]);
  });

  it('gzip, whatever the name says', async () => {
    expect(barRows((await load(gzipSync(PLAIN), { name: 'bars.csv.gz' })).bars)).toEqual(ROWS);
    expect(barRows((await load(gzipSync(PLAIN), { name: 'bars.csv' })).bars)).toEqual(ROWS);
    expect(barRows((await load(PLAIN, { name: 'bars.csv.gz' })).bars)).toEqual(ROWS);
  });

  it('a zip archive with one CSV, past the shadow files of macOS', async () => {
    const zip = makeZip({ '__MACOSX/._bars.csv': 'x', 'bars.csv': PLAIN, 'bars.CHECKSUM': 'y' });
    expect(barRows((await load(zip, { name: 'bars.zip' })).bars)).toEqual(ROWS);
  });

  it('Binance klines, with and without header, in milliseconds', async () => {
    const kline = `${T0},10,12,9,11,5,${T0 + 59_999},50.5,7,2.5,25.1,0\n`;
    const bare = await load(kline);
    expect(barRows(bare.bars)).toEqual([ROWS[0]]);
    expect(bare.layout).toBe('Binance klines, no header');
    expect((await load(BINANCE_HEADER + kline)).layout).toBe('Binance klines, with header');
  });

  it('Binance klines in microseconds, keeping the fraction of a millisecond', async () => {
    const loaded = await load(`${T0}123,10,12,9,11,5,${T0 + 59_999}999,50.5,7,2.5,25.1,0\n`);
    expect(loaded.bars.tsMs[0]).toBe(T0 + 0.123);
    expect(Math.round(loaded.bars.tsMs[0] * 1000)).toBe(T0 * 1000 + 123);
  });

  it('a file joined from milliseconds and microseconds', async () => {
    const loaded = await load(`${T0},10,12,9,11,5\n${T0 + 60_000}000,11,13.5,10.25,12,0\n`);
    expect(barRows(loaded.bars)).toEqual(ROWS);
  });

  it('epoch seconds and ISO 8601 times', async () => {
    const lines = (times: readonly string[]) =>
      `time,open,high,low,close,volume\n${times.map((time, row) => [time, ...ROWS[row].slice(1)].join(',')).join('\n')}`;
    for (const times of [
      [`${T0 / 1000}`, `${T0 / 1000 + 60}`],
      ['2024-01-01T00:00:00Z', '2024-01-01T00:01:00.000Z'],
      ['2024-01-01 00:00', '2024-01-01 00:01:00'],
      ['2024-01-01', '2024-01-01T01:01+01:00'],
    ]) {
      expect(barRows((await load(lines(times))).bars)).toEqual(ROWS);
    }
  });

  it('CRLF, blank lines, a byte order mark, quotes, white space and no last line break', async () => {
    const odd = `\ufeff\r\n"open_time",open,high,low,close,volume\r\n\r\n"${T0}", 10 ,12,9,"11",5\r\n\r\n${T0 + 60_000},11,1.35e1,10.25,+12,0`;
    expect(barRows((await load(odd)).bars)).toEqual(ROWS);
  });
});

describe('loadBars with a column map', () => {
  it('takes names in any case, another delimiter and a time of close', async () => {
    const text = `Symbol;Closed;O;H;L;C;Vol BTC\nBTC;2024-01-01 00:01:00;10;12;9;11;5\nBTC;2024-01-01 00:02:00;11;13.5;10.25;12;0\n`;
    const columns: CsvColumnMap = {
      time: 'closed',
      open: 'O',
      high: 'H',
      low: 'L',
      close: 'C',
      volume: 'Vol BTC',
      delimiter: ';',
      timeUnit: 'iso',
      timeIs: 'close',
    };
    const loaded = await load(text, { columns });
    expect(barRows(loaded.bars)).toEqual(ROWS);
    expect(loaded.layout).toBe('column map');
  });

  it('takes zero-based indexes for a file without header', async () => {
    const text = `BTC\t${T0 / 1000}\t10\t12\t9\t11\t5\n`;
    const columns: CsvColumnMap = {
      time: 1,
      open: 2,
      high: 3,
      low: 4,
      close: 5,
      volume: 6,
      delimiter: '\t',
      header: false,
      timeUnit: 's',
    };
    expect(barRows((await load(text, { columns })).bars)).toEqual([ROWS[0]]);
  });

  it('rejects a map that cannot be', async () => {
    const columns: CsvColumnMap = { time: 'a', open: 1, high: 2, low: 3, close: 4, volume: 5, header: false };
    await expect(load(PLAIN, { columns })).rejects.toMatchObject({
      code: 'DATA_COLUMN_MAP_INVALID',
      name: 'InputError',
    });
    await expect(load(PLAIN, { columns: { ...columns, delimiter: '::' } })).rejects.toMatchObject({
      code: 'DATA_COLUMN_MAP_INVALID',
    });
  });

  it('names the column that is missing and those that are there', async () => {
    const columns: CsvColumnMap = {
      time: 'open_time',
      open: 'open',
      high: 'high',
      low: 'low',
      close: 'last',
      volume: 5,
    };
    await expect(load(PLAIN, { columns })).rejects.toMatchObject({
      code: 'DATA_COLUMN_MISSING',
      message: expect.stringMatching(/"last".*open_time, open, high, low, close, volume/),
    });
  });
});

it('reports progress up to the whole file', async () => {
  const path = join(tempFolder(), 'bars.csv');
  writeFileSync(path, PLAIN);
  const seen: number[] = [];
  await loadBars({
    path,
    intervalMs: 60_000,
    cacheDir: null,
    onProgress: ({ bytesRead, bytesTotal }) => seen.push(bytesRead / bytesTotal),
  });
  expect(seen.at(-1)).toBe(1);
});
