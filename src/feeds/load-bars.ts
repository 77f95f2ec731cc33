import type { BarColumns } from '../core/bar-columns.js';
import { DataError } from '../core/errors.js';
import { openCacheSlot, readCacheSlot, writeCacheSlot } from './arrow/bar-cache.js';
import { readArrow } from './arrow/read-arrow.js';
import type { CsvColumnMap } from './csv/csv-column-map.js';
import { readCsv } from './csv/read-csv.js';
import { hashFile } from './source/hash-file.js';
import { inspectSource, type SourceFile, sameIdentity } from './source/source-file.js';

/** How far a load has come, in bytes of the file on disk. */
export interface LoadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface LoadBarsRequest {
  /** Absolute path of a .csv, .csv.gz, .zip or .arrow file. What the file is, its contents tell, not its name. */
  readonly path: string;
  readonly intervalMs: number;
  /** Needed only for a layout that Icarus does not know by itself. */
  readonly columns?: CsvColumnMap | null;
  /** Where to keep the Arrow cache: a folder, or null for no cache. Default: `.icarus-cache` beside the file. */
  readonly cacheDir?: string | null;
  /** `reference` never takes the fast CSV reader; the result is the same to the bit. */
  readonly reader?: 'auto' | 'reference';
  /** Called while a file is read; a load from the cache is too short for it. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadedBars {
  /** In file order, unchecked: see checkBars. */
  readonly bars: BarColumns;
  /** SHA-256 (hex) of the file; hashBars gives the hash of the data itself. */
  readonly contentHash: string;
  readonly cache: 'hit' | 'miss' | 'off';
  /** What a person may want to know, one sentence each. */
  readonly notes: readonly string[];
  /** For people, e.g. "Binance klines, no header". */
  readonly layout: string;
  readonly path: string;
}

/**
 * Loads the bars of one file: from its Arrow cache if the file has not changed, else from the file itself, leaving a
 * cache for the next time. Throws DataError naming file, line and value for whatever cannot be read.
 */
export async function loadBars(request: LoadBarsRequest): Promise<LoadedBars> {
  const source = inspectSource(request.path);
  if (source.kind === 'arrow') return loadArrow(source, request);

  const notes: string[] = [];
  if (request.cacheDir === null) {
    const contentHash = await hashFile(source.path);
    const { bars, layout } = await readWhole(source, request);
    return { bars, contentHash, cache: 'off', notes, layout, path: source.path };
  }
  const slot = await openCacheSlot(source, request.cacheDir, request);
  const { contentHash } = slot;
  const cached = await readCacheSlot(slot, notes);
  if (cached !== undefined) return { ...cached, contentHash, cache: 'hit', notes, path: source.path };

  const { bars, layout } = await readWhole(source, request);
  const kept = await writeCacheSlot(slot, { bars, layout }, notes);
  return { bars, contentHash, cache: kept ? 'miss' : 'off', notes, layout, path: source.path };
}

async function readWhole(source: SourceFile, request: LoadBarsRequest): Promise<{ bars: BarColumns; layout: string }> {
  const bytesTotal = source.identity.sizeBytes;
  const { onProgress } = request;
  const result = await readCsv(source, {
    intervalMs: request.intervalMs,
    columns: request.columns,
    reader: request.reader,
    onBytesRead: onProgress && ((bytesRead) => onProgress({ bytesRead, bytesTotal })),
  });
  // Hash and bars come from two readings: they belong together only if the file stood still.
  if (!sameIdentity(source.identity, inspectSource(source.path).identity)) {
    throw new DataError({
      code: 'DATA_FILE_CHANGED',
      message: `The data file ${source.path} changed while it was read.`,
      remedy: 'Wait until it is written to its end, then run again.',
      values: { path: source.path },
    });
  }
  return result;
}

async function loadArrow(source: SourceFile, request: LoadBarsRequest): Promise<LoadedBars> {
  const { bars, metadata } = readArrow(source.path, request);
  if (metadata !== undefined && metadata.intervalMs !== request.intervalMs) {
    throw new DataError({
      code: 'DATA_INTERVAL_MISMATCH',
      message: `The Arrow file ${source.path} holds bars of ${metadata.intervalMs} ms, not of ${request.intervalMs} ms.`,
      remedy: 'Give the interval that the file was made with.',
      values: { path: source.path, found: metadata.intervalMs, expected: request.intervalMs },
    });
  }
  const contentHash = await hashFile(source.path);
  const layout = metadata === undefined ? 'Arrow' : 'Icarus Arrow';
  return { bars, contentHash, cache: 'off', notes: [], layout, path: source.path };
}
