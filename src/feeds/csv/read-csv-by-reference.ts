import { pipeline, Readable } from 'node:stream';
import { BAR_COLUMN_NAMES, type BarColumnName, type BarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import { BarColumnsBuilder } from './bar-columns-builder.js';
import type { CsvLayout } from './csv-layout.js';
import { parseDecimal } from './parse-decimal.js';
import { parseIsoTime } from './parse-iso-time.js';
import { timeToMs } from './time-to-ms.js';

/** What the reference reader needs to know besides the layout. */
export interface ReferenceReadOptions {
  /** For messages. */
  readonly path: string;
  readonly intervalMs: number;
}

/**
 * Reads bars of any layout with fast-csv. It defines what a file means: the fast reader must agree with it to the bit.
 *
 * Throws DataError DATA_VALUE_INVALID (file, line, column, value), DATA_ROW_MALFORMED or DATA_QUOTES_UNBALANCED.
 */
export async function readCsvByReference(
  chunks: AsyncIterable<Uint8Array>,
  layout: CsvLayout,
  options: ReferenceReadOptions,
): Promise<BarColumns> {
  const { parse } = await import('fast-csv');
  const builder = new BarColumnsBuilder();
  const rows = parse({ headers: false, delimiter: layout.delimiter });
  // The pipeline destroys `rows` with the error it met, so the loop below throws it.
  pipeline(Readable.from(chunks), rows, () => {});

  let line = 1;
  let headerPending = layout.hasHeader;
  try {
    for await (const fields of rows as AsyncIterable<string[]>) {
      if (fields.length > 1 || (fields.length === 1 && fields[0].trim() !== '')) {
        if (headerPending) headerPending = false;
        else addRow(builder, fields, line, layout, options);
      }
      line += 1 + countLineBreaks(fields);
    }
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('Parse Error') ? unbalanced(error, line, options) : error;
  }
  return builder.build();
}

function addRow(
  builder: BarColumnsBuilder,
  fields: readonly string[],
  line: number,
  layout: CsvLayout,
  options: ReferenceReadOptions,
): void {
  if (fields.length !== layout.fieldCount) throw malformed(fields, line, layout, options);
  const segment = builder.currentSegment();
  const row = builder.rowsUsed;
  for (const column of BAR_COLUMN_NAMES) {
    const text = fields[layout.positions[column]].trim();
    const value = column === 'tsMs' ? readTime(text, layout, options.intervalMs) : parseDecimal(text);
    if (Number.isNaN(value)) throw invalidValue(text, line, column, layout, options);
    segment[column][row] = value;
  }
  builder.commit(row + 1);
}

function readTime(text: string, layout: CsvLayout, intervalMs: number): number {
  const number = layout.timeUnit === 'iso' ? Number.NaN : timeToMs(parseDecimal(text), layout.timeUnit);
  const mayBeIso = layout.timeUnit === 'iso' || layout.timeUnit === 'auto';
  const timeMs = Number.isNaN(number) && mayBeIso ? parseIsoTime(text) : number;
  return layout.timeIs === 'close' ? timeMs - intervalMs : timeMs;
}

const EXPECTED_TIMES: Readonly<Record<CsvLayout['timeUnit'], string>> = {
  auto: 'a time (epoch seconds, ms or µs, or ISO 8601)',
  iso: 'a time in ISO 8601',
  s: 'a time in epoch seconds',
  ms: 'a time in epoch milliseconds',
  us: 'a time in epoch microseconds',
};

/** A quoted field may hold line breaks: without them every later line number would be wrong. */
function countLineBreaks(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    if (field.includes('\n')) count += field.split('\n').length - 1;
  }
  return count;
}

function invalidValue(
  text: string,
  line: number,
  column: BarColumnName,
  layout: CsvLayout,
  { path }: ReferenceReadOptions,
): DataError {
  const label = layout.labels[column];
  const expected = column === 'tsMs' ? EXPECTED_TIMES[layout.timeUnit] : 'a number';
  return new DataError({
    code: 'DATA_VALUE_INVALID',
    message: `${path}, line ${line}, column ${label}: ${text === '' ? 'the field is empty' : `${JSON.stringify(text)} is not ${expected}`}.`,
    remedy: 'Correct or delete the line; if every line is so, the columns are another layout than assumed.',
    values: { path, line, column: label, value: text },
  });
}

function malformed(
  fields: readonly string[],
  line: number,
  layout: CsvLayout,
  { path }: ReferenceReadOptions,
): DataError {
  return new DataError({
    code: 'DATA_ROW_MALFORMED',
    message: `${path}, line ${line}: ${fields.length} fields where ${layout.fieldCount} were expected (${layout.name}).`,
    remedy: 'Correct or delete the line; a last line cut short means that the file was not written to its end.',
    values: { path, line, found: fields.length, expected: layout.fieldCount },
  });
}

function unbalanced(cause: Error, line: number, { path }: ReferenceReadOptions): DataError {
  return new DataError({
    code: 'DATA_QUOTES_UNBALANCED',
    message: `${path}, line ${line} or after: the quotes do not match (${cause.message}).`,
    remedy: 'Correct the line; a quote inside a quoted field is written twice.',
    values: { path, line },
    cause,
  });
}
