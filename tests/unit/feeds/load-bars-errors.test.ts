import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/core/errors.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { makeZip } from './make-zip.js';
import { tempFolder } from './temp-folder.js';

const HEADER = 'open_time,open,high,low,close,volume';
const ROW = '1704067200000,10,12,9,11,5';
const MANY_ROWS = Array.from({ length: 5000 }, (_, row) => `${1704067200000 + row * 60_000},10.${row},12.5,9.25,11,5`);

async function errorOf(path: string): Promise<DataError> {
  const outcome = await loadBars({ path, intervalMs: 60_000, cacheDir: null }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DataError);
  const error = outcome as DataError;
  expect(error.message).toContain(path);
  expect(error.remedy).toBeTruthy();
  return error;
}

function errorOfFile(contents: string | Buffer, name = 'bars.csv'): Promise<DataError> {
  const path = join(tempFolder(), name);
  writeFileSync(path, contents);
  return errorOf(path);
}

describe('a file that cannot be read is told by code, path and remedy', () => {
  const text = `${HEADER}\n${MANY_ROWS.join('\n')}\n`;
  const zip = makeZip({ 'bars.csv': text });
  const cases: [name: string, code: string, contents: string | Buffer, file?: string][] = [
    ['empty', 'DATA_FILE_EMPTY', ''],
    ['blank lines only', 'DATA_FILE_EMPTY', '\n\r\n  \n'],
    ['empty inside gzip', 'DATA_FILE_EMPTY', gzipSync('')],
    ['header only', 'DATA_NO_ROWS', `${HEADER}\n`],
    ['truncated gzip', 'DATA_GZIP_TRUNCATED', gzipSync(text).subarray(0, 9000), 'bars.csv.gz'],
    ['gzip cut inside its header', 'DATA_GZIP_TRUNCATED', gzipSync(text).subarray(0, 6), 'bars.csv.gz'],
    ['damaged gzip', 'DATA_GZIP_CORRUPT', damage(gzipSync(text), 200), 'bars.csv.gz'],
    ['binary junk', 'DATA_NOT_CSV', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    [
      'binary junk in gzip',
      'DATA_NOT_CSV',
      gzipSync(Buffer.from(Array.from({ length: 500 }, (_, index) => index % 256))),
    ],
    ['UTF-16', 'DATA_NOT_CSV', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['one endless line', 'DATA_NOT_CSV', 'x'.repeat(200_000)],
    ['a web page', 'DATA_COLUMNS_UNKNOWN', '<!doctype html>\n<title>404</title>\n'],
    ['wrong columns', 'DATA_COLUMNS_UNKNOWN', 'unix,date,symbol,open,high,low,close,Volume BTC\n1,2,3,4,5,6,7,8\n'],
    ['too few numbers', 'DATA_COLUMNS_UNKNOWN', '1704067200000,1,2,3\n'],
    ['zip without CSV', 'DATA_ZIP_NO_CSV', makeZip({ 'readme.txt': 'x' }), 'bars.zip'],
    ['empty zip', 'DATA_ZIP_NO_CSV', makeZip({}), 'bars.zip'],
    ['zip with two CSVs', 'DATA_ZIP_MANY_CSV', makeZip({ 'a.csv': text, 'b.csv': text }), 'bars.zip'],
    ['encrypted zip', 'DATA_ZIP_ENCRYPTED', makeZip({ 'a.csv': text }, 1), 'bars.zip'],
    ['cut zip', 'DATA_ZIP_CORRUPT', zip.subarray(0, 5000), 'bars.zip'],
    [
      'zip with one wrong digit',
      'DATA_ZIP_CORRUPT',
      Buffer.from(zip.toString('latin1').replace('10.77', '10.78'), 'latin1'),
      'bars.zip',
    ],
    ['cut Arrow', 'DATA_ARROW_INVALID', 'ARROW1\0\0 and then nothing', 'bars.arrow'],
    ['junk Arrow', 'DATA_ARROW_INVALID', `ARROW1\0\0${'junk'.repeat(50)}ARROW1`, 'bars.arrow'],
  ];

  it.each(cases)('%s: %s', async (_name, code, contents, file) => {
    expect((await errorOfFile(contents, file)).code).toBe(code);
  });

  it('missing file, folder', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'sub'));
    expect((await errorOf(join(folder, 'none.csv'))).code).toBe('DATA_FILE_MISSING');
    expect((await errorOf(join(folder, 'sub'))).code).toBe('DATA_FILE_UNREADABLE');
  });

  it('unknown columns come with the header found, what was expected and an example', async () => {
    const error = await errorOfFile('unix,open,high\n1,2,3\n');
    expect(error.message).toContain('"unix,open,high"');
    expect(error.message).toContain('timestamp|ts|date');
    expect(error.remedy).toContain('columns: {');
  });
});

describe('a bad value is told by file, line, column and value', () => {
  const cases: [name: string, line: string, column: string, value: string][] = [
    ['NaN', '1704067260000,10,NaN,9,11,5', 'high', 'NaN'],
    ['Infinity', '1704067260000,10,12,9,11,Infinity', 'volume', 'Infinity'],
    ['overflow', '1704067260000,10,12,9,1e999,5', 'close', '1e999'],
    ['empty field', '1704067260000,10,,9,11,5', 'high', ''],
    ['text in a number', '1704067260000,10,12,9x,11,5', 'low', '9x'],
    ['decimal comma', '1704067260000,10,12,9,"11,5",5', 'close', '11,5'],
    ['hexadecimal', '1704067260000,0x10,12,9,11,5', 'open', '0x10'],
    ['no time', 'yesterday,10,12,9,11,5', 'open_time', 'yesterday'],
    ['a date that is none', '2024-02-31,10,12,9,11,5', 'open_time', '2024-02-31'],
    ['nanoseconds', '1704067260000000000,10,12,9,11,5', 'open_time', '1704067260000000000'],
    ['negative time', '-1704067260000,10,12,9,11,5', 'open_time', '-1704067260000'],
  ];

  it.each(cases)('%s', async (_name, line, column, value) => {
    const error = await errorOfFile(`${HEADER}\n${ROW}\n\n${line}\n${ROW}\n`);
    expect(error.code).toBe('DATA_VALUE_INVALID');
    expect(error.message).toContain(`line 4, column ${column}`);
    expect(error.values).toMatchObject({ line: 4, column, value });
  });

  it.each([
    ['too few fields', '1704067260000,10,12'],
    ['too many fields', '1704067260000,10,12,9,11,5,7'],
  ])('%s', async (_name, line) => {
    const error = await errorOfFile(`${HEADER}\n${ROW}\n${line}`);
    expect(error).toMatchObject({ code: 'DATA_ROW_MALFORMED', values: { line: 3, expected: 6 } });
  });

  it('a quote that is never closed', async () => {
    expect((await errorOfFile(`${HEADER}\n${ROW}\n"1704067260000,10,12,9,11,5\n`)).code).toBe('DATA_QUOTES_UNBALANCED');
  });

  it('also far into a large file', async () => {
    const lines = [HEADER, ...MANY_ROWS, 'x', ...MANY_ROWS].join('\n');
    expect((await errorOfFile(gzipSync(lines), 'bars.csv.gz')).values).toMatchObject({ line: 5002 });
  });
});

function damage(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let index = at; index < at + 20; index++) copy[index] ^= 0x5a;
  return copy;
}
