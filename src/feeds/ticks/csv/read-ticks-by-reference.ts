import { pipeline, Readable } from 'node:stream';
import { DataError } from '../../../core/errors.js';
import { parseTickField, TICK_FIELD_WORDS } from './parse-tick-field.js';
import type { TickCsvColumn, TickCsvLayout } from './tick-csv-layout.js';
import type { TickRowSink } from './tick-row-sink.js';

/**
 * Reads rows with fast-csv. It defines what a file of ticks means: the fast reader must agree with it to the bit.
 *
 * Throws DataError DATA_VALUE_INVALID, DATA_ROW_MALFORMED, DATA_QUOTES_UNBALANCED or DATA_DIRTY (a time that runs
 * backwards), naming `path` and line.
 */
export async function readTicksByReference(
  chunks: AsyncIterable<Uint8Array>,
  layout: TickCsvLayout,
  sink: TickRowSink,
  path: string,
): Promise<void> {
  const { parse } = await import('fast-csv');
  const rows = parse({ headers: false });
  // The pipeline destroys `rows` with the error it met, so the loop below throws it.
  pipeline(Readable.from(chunks), rows, () => {});

  const values = new Float64Array(layout.slotCount).fill(Number.NaN);
  let line = 1;
  let headerPending = layout.hasHeader;
  try {
    for await (const fields of rows as AsyncIterable<string[]>) {
      if (fields.length > 1 || (fields.length === 1 && fields[0].trim() !== '')) {
        if (headerPending) headerPending = false;
        else {
          readRow(fields, line, layout, values, path);
          if (!sink.addRow(values)) throw backwards(line, path);
        }
      }
      // A quoted field may hold line breaks: without them every later line number would be wrong.
      line += 1 + fields.reduce((count, field) => count + field.split('\n').length - 1, 0);
    }
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('Parse Error') ? unbalanced(error, line, path) : error;
  }
}

function readRow(
  fields: readonly string[],
  line: number,
  layout: TickCsvLayout,
  values: Float64Array,
  path: string,
): void {
  if (fields.length !== layout.fieldCount) throw malformed(fields, line, layout, path);
  for (const column of layout.columns) {
    const text = fields[column.position].trim();
    const value = parseTickField(text, column.form);
    if (Number.isNaN(value)) throw invalidValue(text, line, column, path);
    values[column.slot] = value;
  }
}

function invalidValue(text: string, line: number, { label, form }: TickCsvColumn, path: string): DataError {
  return new DataError({
    code: 'DATA_VALUE_INVALID',
    message: `${path}, line ${line}, column ${label}: ${text === '' ? 'the field is empty' : `${JSON.stringify(text)} is not ${TICK_FIELD_WORDS[form]}`}.`,
    remedy: 'Correct or delete the line; if every line is so, the columns are another layout than assumed.',
    values: { path, line, column: label, value: text },
  });
}

function malformed(fields: readonly string[], line: number, layout: TickCsvLayout, path: string): DataError {
  return new DataError({
    code: 'DATA_ROW_MALFORMED',
    message: `${path}, line ${line}: ${fields.length} fields where ${layout.fieldCount} were expected (${layout.name}).`,
    remedy: 'Correct or delete the line; a last line cut short means that the file was not written to its end.',
    values: { path, line, found: fields.length, expected: layout.fieldCount },
  });
}

function backwards(line: number, path: string): DataError {
  return new DataError({
    code: 'DATA_DIRTY',
    message: `${path}, line ${line}: its time is before that of an earlier line.`,
    remedy: 'Sort the lines by time, keeping the order of equal ones.',
    values: { path, line },
  });
}

function unbalanced(cause: Error, line: number, path: string): DataError {
  return new DataError({
    code: 'DATA_QUOTES_UNBALANCED',
    message: `${path}, line ${line} or after: the quotes do not match (${cause.message}).`,
    remedy: 'Correct the line; a quote inside a quoted field is written twice.',
    values: { path, line },
    cause,
  });
}
