import { BAR_COLUMN_NAMES, type BarColumnName } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import { CSV_COLUMN_MAP_EXAMPLE, type CsvColumnMap } from './csv-column-map.js';
import { findHeaderPositions, PLAIN_HEADER_EXPECTED } from './csv-header.js';
import type { CsvLayout } from './csv-layout.js';
import { layoutFromColumnMap } from './layout-from-column-map.js';
import { parseDecimal } from './parse-decimal.js';
import { parseIsoTime } from './parse-iso-time.js';
import { splitCsvLine } from './split-csv-line.js';

const PLAIN_FIELDS = 6;
const BINANCE_FIELDS = 12;

/**
 * The layout of the CSV that starts with `lines` (non-blank, at least one). Throws DataError DATA_COLUMNS_UNKNOWN
 * where it is none of the known ones and no column map says how to read it.
 */
export function detectCsvLayout(path: string, lines: readonly string[], map?: CsvColumnMap | null): CsvLayout {
  const first = splitCsvLine(lines[0], map?.delimiter ?? ',');
  if (map) return layoutFromColumnMap(path, lines, map);

  const hasHeader = !looksLikeData(first);
  if (hasHeader) {
    const positions = findHeaderPositions(first);
    if (positions === undefined || (first.length !== PLAIN_FIELDS && !isBinance(first, positions))) {
      throw unknownColumns(path, `its header is ${quote(lines[0])}`);
    }
    return knownLayout(first.length, true, positions, lines, first);
  }
  if (first.length !== PLAIN_FIELDS && first.length !== BINANCE_FIELDS) {
    throw unknownColumns(path, `its first line has ${first.length} fields: ${quote(lines[0])}`);
  }
  return knownLayout(first.length, false, inOrder(), lines);
}

/** Says which layouts are read without a column map, and how to write one. */
export function unknownColumns(path: string, found: string): DataError {
  return new DataError({
    code: 'DATA_COLUMNS_UNKNOWN',
    message:
      `The columns of ${path} are not known: ${found}. Expected ${PLAIN_HEADER_EXPECTED} (with this header, or ` +
      'numbers in this order without one), or the 12 columns of Binance klines.',
    remedy: `Say which column is which. In a scenario: ${CSV_COLUMN_MAP_EXAMPLE}; on the command line: --columns 'time=Date,open=Open,…'`,
    values: { path, found },
  });
}

function knownLayout(
  fieldCount: number,
  hasHeader: boolean,
  positions: Record<BarColumnName, number>,
  lines: readonly string[],
  header?: readonly string[],
): CsvLayout {
  const kind = fieldCount === BINANCE_FIELDS ? 'Binance klines' : 'plain six columns';
  const labels = {} as Record<BarColumnName, string>;
  for (const column of BAR_COLUMN_NAMES) labels[column] = header?.[positions[column]].trim() ?? nameOf(column);
  return {
    name: hasHeader ? `${kind}, with header` : `${kind}, no header`,
    delimiter: ',',
    hasHeader,
    fieldCount,
    positions,
    labels,
    timeUnit: 'auto',
    timeIs: 'open',
    quoted: lines.some((line) => line.includes('"')),
  };
}

function inOrder(): Record<BarColumnName, number> {
  return { tsMs: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 };
}

function nameOf(column: BarColumnName): string {
  return column === 'tsMs' ? 'open_time' : column;
}

/** Binance's klines have the six columns first and six more after them. */
function isBinance(fields: readonly string[], positions: Readonly<Record<BarColumnName, number>>): boolean {
  return fields.length === BINANCE_FIELDS && BAR_COLUMN_NAMES.every((column, index) => positions[column] === index);
}

/** A line of data starts with a time; a header does not. */
function looksLikeData(fields: readonly string[]): boolean {
  const first = fields[0].trim();
  return !Number.isNaN(parseDecimal(first)) || !Number.isNaN(parseIsoTime(first));
}

function quote(line: string): string {
  return JSON.stringify(line.length > 160 ? `${line.slice(0, 160)}…` : line);
}
