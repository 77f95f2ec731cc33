import { DataError } from '../../../core/errors.js';
import { normalizeHeaderName } from '../../csv/csv-header.js';
import { parseDecimal } from '../../csv/parse-decimal.js';
import { parseIsoTime } from '../../csv/parse-iso-time.js';
import { splitCsvLine } from '../../csv/split-csv-line.js';
import type { TickColumnNames, TickCsvColumn, TickCsvLayout } from './tick-csv-layout.js';

/** A kind of tick CSV: what its header may say, and what lines without a header hold. */
export interface TickCsvKind {
  /** Plural, for messages: "trades". */
  readonly name: string;
  readonly slotCount: number;
  readonly columns: readonly TickColumnNames[];
  /** The layout of lines without a header, told by the fields of the first; undefined for none that is known. */
  readonly withoutHeader: (fields: readonly string[]) => { name: string; columns: TickCsvColumn[] } | undefined;
  /** The layouts that are read, for messages. */
  readonly expected: string;
}

/** The layout of the CSV that starts with this line. Throws DataError DATA_COLUMNS_UNKNOWN for an unknown one. */
export function detectTickLayout(path: string, firstLine: string, kind: TickCsvKind): TickCsvLayout {
  const fields = splitCsvLine(firstLine, ',').map((field) => field.trim());
  const hasHeader = Number.isNaN(parseDecimal(fields[0])) && Number.isNaN(parseIsoTime(fields[0]));
  const found = hasHeader ? fromHeader(fields, kind) : kind.withoutHeader(fields);
  if (found === undefined) throw unknownColumns(path, firstLine, kind);
  const { name, columns } = found;
  return {
    name: `${name}, ${hasHeader ? 'with' : 'no'} header`,
    hasHeader,
    fieldCount: fields.length,
    columns,
    slotCount: kind.slotCount,
  };
}

function fromHeader(
  header: readonly string[],
  kind: TickCsvKind,
): { name: string; columns: TickCsvColumn[] } | undefined {
  const names = header.map(normalizeHeaderName);
  const columns: TickCsvColumn[] = [];
  for (const { slot, form, names: accepted, optional } of kind.columns) {
    const name = accepted.find((one) => names.includes(one));
    if (name === undefined && !optional) return undefined;
    // Two columns of one name leave open which is meant, and two names for one slot are taken in order.
    if (name === undefined || columns.some((column) => column.slot === slot)) continue;
    if (names.indexOf(name) !== names.lastIndexOf(name)) return undefined;
    columns.push({ position: names.indexOf(name), label: header[names.indexOf(name)], form, slot });
  }
  return { name: kind.name, columns };
}

function unknownColumns(path: string, firstLine: string, kind: TickCsvKind): DataError {
  const shown = JSON.stringify(firstLine.length > 160 ? `${firstLine.slice(0, 160)}…` : firstLine);
  return new DataError({
    code: 'DATA_COLUMNS_UNKNOWN',
    message: `The columns of the ${kind.name} in ${path} are not known: its first line is ${shown}. Expected ${kind.expected}.`,
    remedy: 'Give the file a header that names its columns so.',
    values: { path, firstLine },
  });
}
