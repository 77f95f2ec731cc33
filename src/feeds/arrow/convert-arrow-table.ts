import { type Column, type Table, Type } from '@uwdata/flechette';
import { allocateBarColumns, BAR_COLUMN_NAMES, type BarColumnName, type BarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import type { CsvTimeUnit } from '../csv/csv-column-map.js';
import { findHeaderPositions } from '../csv/csv-header.js';
import { unknownColumns } from '../csv/detect-csv-layout.js';
import { findMappedColumn } from '../csv/layout-from-column-map.js';
import { parseIsoTime } from '../csv/parse-iso-time.js';
import { timeToMs } from '../csv/time-to-ms.js';
import type { ArrowReadOptions } from './arrow-read-options.js';

/** Bars from the table of another program: columns by name or column map, any numeric type, any kind of time. */
export function convertArrowTable(
  path: string,
  table: Table,
  { intervalMs, columns: map }: ArrowReadOptions,
): BarColumns {
  const names = table.names.map(String);
  const positions =
    map == null
      ? findHeaderPositions(names)
      : mapPositions((column) => findMappedColumn(path, names, column === 'tsMs' ? map.time : map[column]));
  if (positions === undefined) throw unknownColumns(path, `the table has ${names.join(', ')}`);
  const bars = allocateBarColumns(table.numRows);
  if (bars.length === 0) {
    throw new DataError({
      code: 'DATA_NO_ROWS',
      message: `The Arrow file ${path} has columns but no row of data.`,
      remedy: 'Export it again; the period asked for may hold no bars.',
      values: { path },
    });
  }

  for (const name of BAR_COLUMN_NAMES) {
    const column = table.getChildAt(positions[name]);
    const toNumber = name === 'tsMs' ? timeReader(column, map?.timeUnit ?? 'auto') : plainNumber;
    const shiftMs = name === 'tsMs' && map?.timeIs === 'close' ? intervalMs : 0;
    let row = 0;
    for (const value of column) {
      const number = toNumber(value) - shiftMs;
      if (!Number.isFinite(number)) throw invalidValue(path, row, names[positions[name]], value);
      bars[name][row++] = number;
    }
  }
  return bars;
}

function mapPositions(find: (column: BarColumnName) => number): Record<BarColumnName, number> {
  return Object.fromEntries(BAR_COLUMN_NAMES.map((column) => [column, find(column)])) as Record<BarColumnName, number>;
}

function plainNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function timeReader(column: Column<unknown>, unit: CsvTimeUnit | 'auto'): (value: unknown) => number {
  const kind = column.type.typeId;
  // Timestamps and dates know their unit; the decoder hands them out in milliseconds.
  if (kind === Type.Timestamp || kind === Type.Date) return plainNumber;
  return (value) => (typeof value === 'string' ? parseIsoTime(value) : timeToMs(plainNumber(value), unit));
}

function invalidValue(path: string, row: number, column: string, value: unknown): DataError {
  return new DataError({
    code: 'DATA_VALUE_INVALID',
    message: `${path}, row ${row + 1}, column ${column}: ${value === null ? 'the value is missing' : `${String(value)} is not usable`}.`,
    remedy: 'Drop or fill such rows before writing the file.',
    values: { path, row: row + 1, column, value: value === null ? null : String(value) },
  });
}
