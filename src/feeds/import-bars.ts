import { InputError } from '../core/errors.js';
import { applyDataPolicy } from './apply-data-policy.js';
import { writeArrow } from './arrow/write-arrow.js';
import type { DataCheck } from './check/data-check.js';
import type { DataPolicy } from './check/data-policy.js';
import { checkBars } from './check-bars.js';
import { writeBarsCsv } from './csv/write-bars-csv.js';
import { type LoadBarsRequest, loadBars } from './load-bars.js';

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
  /** What `done` and `total` count. */
  readonly unit: 'bytes' | 'rows';
}

export interface ImportBarsRequest extends Pick<LoadBarsRequest, 'path' | 'intervalMs' | 'columns'> {
  /** Absolute path to write to; its ending says what: `.arrow`, `.csv` or `.csv.gz`. */
  readonly output: string;
  /** What to do with dirt; without a policy the bars are written as they are, and the check tells their state. */
  readonly policy?: Partial<DataPolicy>;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportedBars {
  readonly rows: number;
  readonly layout: string;
  /** Of the bars as read, before any policy. */
  readonly check: DataCheck;
  readonly actions: readonly string[];
}

/**
 * Reads bars of any layout and writes them as Arrow or as the plain six columns, whole or not at all. Throws DataError as
 * loadBars, applyDataPolicy and the writers do, InputError DATA_OUTPUT_UNKNOWN for an ending that says nothing.
 */
export async function importBars(request: ImportBarsRequest): Promise<ImportedBars> {
  const { output, intervalMs, onProgress } = request;
  const write = chooseWriter(output);
  const loaded = await loadBars({
    path: request.path,
    intervalMs,
    columns: request.columns,
    cacheDir: null,
    onProgress: ({ bytesRead, bytesTotal }) =>
      onProgress?.({ phase: 'reading', done: bytesRead, total: bytesTotal, unit: 'bytes' }),
  });
  const check = checkBars(loaded.bars, intervalMs);
  const { policy } = request;
  const { bars, actions } =
    policy === undefined
      ? { bars: loaded.bars, actions: [] }
      : applyDataPolicy(loaded.bars, check, policy, loaded.path);
  const onRows = (rows: number) => onProgress?.({ phase: 'writing', done: rows, total: bars.length, unit: 'rows' });
  if (write === 'csv') {
    await writeBarsCsv(output, bars, { onRows });
  } else {
    await writeArrow(output, bars, { intervalMs, contentHash: loaded.contentHash, layout: loaded.layout });
    onRows(bars.length);
  }
  return { rows: bars.length, layout: loaded.layout, check, actions };
}

function chooseWriter(output: string): 'arrow' | 'csv' {
  if (output.endsWith('.arrow')) return 'arrow';
  if (output.endsWith('.csv') || output.endsWith('.csv.gz')) return 'csv';
  throw new InputError({
    code: 'DATA_OUTPUT_UNKNOWN',
    message: `The ending of ${output} does not say what to write.`,
    remedy: 'Let the output end in .arrow, .csv or .csv.gz.',
    values: { output },
  });
}
