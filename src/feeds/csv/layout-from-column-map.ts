import { BAR_COLUMN_NAMES, type BarColumnName } from '../../core/bar-columns.js';
import { DataError, InputError } from '../../core/errors.js';
import type { CsvColumnMap, CsvColumnRef } from './csv-column-map.js';
import { normalizeHeaderName } from './csv-header.js';
import type { CsvLayout } from './csv-layout.js';
import { splitCsvLine } from './split-csv-line.js';

/**
 * The layout that a user's column map describes for the file that starts with `lines`. Throws InputError
 * DATA_COLUMN_MAP_INVALID for a map that can fit no file, DataError DATA_COLUMN_MISSING for one that does not fit this.
 */
export function layoutFromColumnMap(path: string, lines: readonly string[], map: CsvColumnMap): CsvLayout {
  const delimiter = map.delimiter ?? ',';
  if (delimiter.length !== 1) throw invalid(`the delimiter ${JSON.stringify(delimiter)} is not one character`);
  const first = splitCsvLine(lines[0], delimiter);
  const refs: Record<BarColumnName, CsvColumnRef> = { ...map, tsMs: map.time };
  const named = BAR_COLUMN_NAMES.some((column) => typeof refs[column] === 'string');
  if (named && map.header === false) throw invalid('it names columns, yet says that the file has no header');

  const hasHeader = map.header ?? (named || first.every((field) => Number.isNaN(Number.parseFloat(field))));
  const positions = {} as Record<BarColumnName, number>;
  const labels = {} as Record<BarColumnName, string>;
  for (const column of BAR_COLUMN_NAMES) {
    positions[column] = findMappedColumn(path, first, refs[column]);
    labels[column] = hasHeader ? first[positions[column]].trim() : `${column === 'tsMs' ? 'time' : column}`;
  }
  return {
    name: 'column map',
    delimiter,
    hasHeader,
    fieldCount: first.length,
    positions,
    labels,
    timeUnit: map.timeUnit ?? 'auto',
    timeIs: map.timeIs ?? 'open',
    quoted: lines.some((line) => line.includes('"')),
  };
}

/** The position of the column that `ref` means among `first`, the names of a header. */
export function findMappedColumn(path: string, first: readonly string[], ref: CsvColumnRef): number {
  if (typeof ref === 'number') {
    if (!Number.isInteger(ref) || ref < 0) throw invalid(`${ref} is not a zero-based column index`);
    if (ref < first.length) return ref;
  } else {
    const wanted = normalizeHeaderName(ref);
    // The exact spelling wins, so that "Volume" and "volume" may stand side by side.
    const exact = first.findIndex((name) => name.trim() === ref.trim());
    const index = exact >= 0 ? exact : first.findIndex((name) => normalizeHeaderName(name) === wanted);
    if (index >= 0) return index;
  }
  throw new DataError({
    code: 'DATA_COLUMN_MISSING',
    message: `The column ${JSON.stringify(ref)} of the column map is not in ${path}, which has ${first.length} columns: ${first.join(', ')}.`,
    remedy: 'Use a name from the header or a zero-based index, and check the delimiter.',
    values: { path, column: ref, found: first },
  });
}

function invalid(problem: string): InputError {
  return new InputError({
    code: 'DATA_COLUMN_MAP_INVALID',
    message: `The column map is wrong: ${problem}.`,
    remedy: 'Correct `columns` in the scenario.',
  });
}
