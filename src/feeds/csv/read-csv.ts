import type { BarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import type { BytesReadListener } from '../source/bytes-read-listener.js';
import { readSource } from '../source/read-source.js';
import type { SourceFile } from '../source/source-file.js';
import { ByteCsvReader } from './byte-csv-reader.js';
import type { CsvColumnMap } from './csv-column-map.js';
import { detectCsvLayout } from './detect-csv-layout.js';
import { readCsvByBytes } from './read-csv-by-bytes.js';
import { readCsvByReference } from './read-csv-by-reference.js';
import { readCsvHead } from './read-csv-head.js';

export interface CsvReadOptions {
  readonly intervalMs: number;
  readonly columns?: CsvColumnMap | null;
  /** `reference` never takes the fast reader; the result is the same. */
  readonly reader?: 'auto' | 'reference';
  readonly onBytesRead?: BytesReadListener;
}

export interface CsvReadResult {
  readonly bars: BarColumns;
  readonly layout: string;
  /** Which reader's result this is. */
  readonly reader: 'bytes' | 'reference';
}

/** Reads the bars of a CSV, plain or compressed, in file order. Throws DataError for what it cannot read. */
export async function readCsv(source: SourceFile, options: CsvReadOptions): Promise<CsvReadResult> {
  const layout = detectCsvLayout(source.path, await readCsvHead(source), options.columns);
  if (options.reader !== 'reference' && ByteCsvReader.suits(layout)) {
    const bars = await readCsvByBytes(readSource(source, options.onBytesRead), layout);
    if (bars !== undefined) return { bars: requireRows(bars, source), layout: layout.name, reader: 'bytes' };
  }
  const bars = await readCsvByReference(readSource(source, options.onBytesRead), layout, {
    path: source.path,
    intervalMs: options.intervalMs,
  });
  return { bars: requireRows(bars, source), layout: layout.name, reader: 'reference' };
}

function requireRows(bars: BarColumns, source: SourceFile): BarColumns {
  if (bars.length > 0) return bars;
  throw new DataError({
    code: 'DATA_NO_ROWS',
    message: `The data file ${source.path} has a header but no row of data.`,
    remedy: 'Download or export it again; the period asked for may hold no bars.',
    values: { path: source.path },
  });
}
