import { type Table, tableFromIPC } from '@uwdata/flechette';
import { BAR_COLUMN_NAMES, type BarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import type { ArrowReadOptions } from './arrow-read-options.js';
import {
  ARROW_COLUMN_NAMES,
  ARROW_FORMAT_VERSION,
  type ArrowBarsMetadata,
  decodeArrowMetadata,
} from './arrow-schema.js';
import { checksumBars } from './checksum-bars.js';
import { convertArrowTable } from './convert-arrow-table.js';
import { readSharedFile } from './read-shared-file.js';

export interface ArrowReadResult {
  readonly bars: BarColumns;
  /** Undefined for a file that another program wrote. */
  readonly metadata: ArrowBarsMetadata | undefined;
}

/**
 * Reads an Arrow IPC file. One that Icarus wrote is read into one SharedArrayBuffer and used where it lies; a file of
 * another program (pandas, polars, DuckDB) is converted column by column.
 *
 * Throws DataError DATA_ARROW_INVALID for damage, DATA_ARROW_COMPRESSED, DATA_COLUMNS_UNKNOWN or DATA_VALUE_INVALID.
 */
export function readArrow(path: string, options: ArrowReadOptions): ArrowReadResult {
  const table = parseTable(path, readSharedFile(path));
  const metadata = decodeArrowMetadata(table.schema.metadata);
  if (metadata === undefined || metadata.formatVersion !== ARROW_FORMAT_VERSION) {
    return { bars: convertArrowTable(path, table, options), metadata: undefined };
  }
  const bars = viewColumns(path, table);
  if (checksumBars(bars) !== metadata.crc32) throw invalid(path, 'its checksum does not match its contents');
  return { bars, metadata };
}

function parseTable(path: string, bytes: Uint8Array): Table {
  // Without the closing mark the footer's place would be read from random bytes.
  if (Buffer.from(bytes.subarray(-6)).toString('latin1') !== 'ARROW1') throw invalid(path, 'it is cut short');
  try {
    return tableFromIPC(bytes);
  } catch (error) {
    if (error instanceof Error && /codec|compress/i.test(error.message)) {
      throw new DataError({
        code: 'DATA_ARROW_COMPRESSED',
        message: `The Arrow file ${path} is compressed.`,
        remedy: 'Write it uncompressed, for example with pandas: df.to_feather(path, compression="uncompressed").',
        values: { path },
        cause: error,
      });
    }
    throw invalid(path, (error as Error).message, error);
  }
}

/** The columns of a file that Icarus wrote, as views on the file's own bytes. */
function viewColumns(path: string, table: Table): BarColumns {
  const columns = {} as Record<(typeof BAR_COLUMN_NAMES)[number], Float64Array>;
  for (const name of BAR_COLUMN_NAMES) {
    const values = table.getChild(ARROW_COLUMN_NAMES[name])?.toArray();
    if (!(values instanceof Float64Array)) throw invalid(path, `it has no float64 column ${ARROW_COLUMN_NAMES[name]}`);
    columns[name] = values;
  }
  const length = columns.tsMs.length;
  if (BAR_COLUMN_NAMES.some((name) => columns[name].length !== length))
    throw invalid(path, 'its columns differ in length');
  return { length, ...columns };
}

function invalid(path: string, problem: string, cause?: unknown): DataError {
  return new DataError({
    code: 'DATA_ARROW_INVALID',
    message: `The Arrow file ${path} is damaged or not an Arrow IPC file: ${problem}.`,
    remedy: 'Write it again; Icarus reads the Arrow IPC file format (Feather 2), uncompressed.',
    values: { path },
    cause,
  });
}
