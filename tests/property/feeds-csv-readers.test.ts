import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BAR_COLUMN_NAMES, type BarColumns } from '../../src/core/bar-columns.js';
import { IcarusError } from '../../src/core/errors.js';
import { BarColumnsBuilder } from '../../src/feeds/csv/bar-columns-builder.js';
import { ByteCsvReader } from '../../src/feeds/csv/byte-csv-reader.js';
import { detectCsvLayout } from '../../src/feeds/csv/detect-csv-layout.js';
import { parseBarRow } from '../../src/feeds/csv/parse-bar-row.js';
import { loadBars } from '../../src/feeds/load-bars.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'icarus-property-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));
const sign = fc.constantFrom('', '', '', '-', '+');

/** Decimal numbers as files write them, and as they had better not: long, signed, with an exponent, without a digit. */
const decimal = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(sign, digits(6), digits(8)).map(([s, whole, part]) => `${s}${whole}.${part}`) },
  { weight: 2, arbitrary: fc.tuple(sign, digits(17)).map(([s, whole]) => s + whole) },
  { weight: 2, arbitrary: fc.tuple(sign, digits(20), digits(30)).map(([s, whole, part]) => `${s}${whole}.${part}`) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(40), digits(6)).map(([zeros, tail]) => `0.${'0'.repeat(zeros)}${tail}`) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sign, digits(5), digits(5), fc.constantFrom('e', 'E'), fc.integer({ min: -40, max: 40 }))
      .map(([s, whole, part, e, exponent]) => `${s}${whole}.${part}${e}${exponent}`),
  },
  { weight: 1, arbitrary: digits(4).chain((text) => fc.constantFrom(`${text}.`, `.${text}`, `-.${text}`)) },
);

const goodTime = fc.oneof(
  fc.integer({ min: 1_500_000_000_000, max: 1_800_000_000_000 }).map(String),
  fc.integer({ min: 1_500_000_000_000_000, max: 1_800_000_000_000_000 }).map(String),
  fc.integer({ min: 1_500_000_000, max: 1_800_000_000 }).map(String),
);

/** What must make both readers refuse, or both read on. */
const oddField = fc.constantFrom(
  '',
  ' ',
  '.',
  '-',
  '+',
  'NaN',
  'Infinity',
  '1 ',
  ' 1',
  '"1"',
  '1e',
  '1e999',
  '0x1',
  '1.2.3',
  '1_000',
  '--1',
  '\t2',
  '1\r',
  '1,2',
  '\ufeff1704067200000',
);

const row = (fields: number) =>
  fc
    .tuple(goodTime, fc.array(decimal, { minLength: fields - 1, maxLength: fields - 1 }))
    .map(([time, rest]) => [time, ...rest]);

/** A whole file of one of the known layouts, with every line break, blank line and header that may occur. */
const file = fc
  .record({
    fields: fc.constantFrom(6, 12),
    header: fc.boolean(),
    mark: fc.boolean(),
    lastBreak: fc.boolean(),
    crlf: fc.boolean(),
  })
  .chain((shape) =>
    fc
      .tuple(
        fc.array(row(shape.fields), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(12), fc.constantFrom('', '', ' ')), { maxLength: 3 }),
        fc.option(fc.tuple(fc.nat(11), fc.nat(11), oddField), { freq: 4 }),
      )
      .map(([rows, blanks, odd]) => buildText(shape, rows, blanks, odd)),
  );

function buildText(
  shape: { fields: number; header: boolean; mark: boolean; lastBreak: boolean; crlf: boolean },
  rows: readonly string[][],
  blanks: readonly (readonly [number, string])[],
  odd: readonly [number, number, string] | null,
): string {
  const cells = rows.map((fields) => [...fields]);
  // The first line decides the layout, hence it stays as it should be.
  if (odd !== null && cells.length > 1) cells[1 + (odd[0] % (cells.length - 1))][odd[1] % shape.fields] = odd[2];
  const lines = cells.map((fields) => fields.join(','));
  const names = ['open_time', 'open', 'high', 'low', 'close', 'volume', 'close_time', 'q', 'n', 'tb', 'tq', 'ignore'];
  if (shape.header) lines.unshift(names.slice(0, shape.fields).join(','));
  for (const [index, blank] of blanks) lines.splice(Math.min(index, lines.length), 0, blank);
  const lineBreak = shape.crlf ? '\r\n' : '\n';
  return (shape.mark ? '\ufeff' : '') + lines.join(lineBreak) + (shape.lastBreak ? lineBreak : '');
}

/** Bits, not numbers: -0 is not 0 here. */
function bits(bars: BarColumns): string[] {
  return BAR_COLUMN_NAMES.map((name) => Buffer.from(bars[name].slice().buffer).toString('hex'));
}

async function outcome(path: string, reader: 'auto' | 'reference') {
  try {
    return bits((await loadBars({ path, intervalMs: 60_000, cacheDir: null, reader })).bars);
  } catch (error) {
    if (!(error instanceof IcarusError)) throw error;
    return { code: error.code, message: error.message };
  }
}

describe('the fast CSV reader', () => {
  it('gives the reference reader’s bits, or its very error, for any file', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async (text, zipped) => {
        const path = join(FOLDER, `${count++ % 8}.csv`);
        writeFileSync(path, zipped ? gzipSync(text) : text);
        expect(await outcome(path, 'auto')).toEqual(await outcome(path, 'reference'));
      }),
      { numRuns: 800 },
    );
  });

  it('reads every number as Number() does, to the bit', () => {
    const values = new Float64Array(6);
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 6, maxLength: 6 }), (texts) => {
        const line = Buffer.from(`${texts.join(',')}\n`);
        const end = parseBarRow(line, 0, 0, values);
        expect(end).toBe(line.length);
        expect(texts.every((text, index) => Object.is(values[index], Number(text)))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('does not care where a chunk ends', () => {
    fc.assert(
      fc.property(file, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (text, sizes) => {
        const bytes = Buffer.from(text);
        expect(readInChunks(bytes, sizes)).toEqual(readInChunks(bytes, [bytes.length]));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The bars of `bytes` handed over in chunks of `sizes` in turn; undefined if the reader gave up. */
function readInChunks(bytes: Buffer, sizes: readonly number[]): string[] | undefined {
  const lines = bytes.toString('utf8').replace('\ufeff', '').split(/\r?\n/);
  const layout = detectCsvLayout(
    'x',
    lines.filter((line) => line.trim() !== ''),
  );
  const builder = new BarColumnsBuilder();
  const reader = new ByteCsvReader(layout, builder);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length];
    if (!reader.push(bytes.subarray(at, at + size))) return undefined;
    at += size;
  }
  return reader.end() ? bits(builder.build()) : undefined;
}
