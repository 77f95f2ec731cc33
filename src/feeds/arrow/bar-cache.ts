import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BarColumns } from '../../core/bar-columns.js';
import type { CsvColumnMap } from '../csv/csv-column-map.js';
import { hashFile } from '../source/hash-file.js';
import type { SourceFile } from '../source/source-file.js';
import { ARROW_FORMAT_VERSION } from './arrow-schema.js';
import { recallContentHash, rememberContentHash } from './cache-index.js';
import { readArrow } from './read-arrow.js';
import { writeArrow } from './write-arrow.js';

/** The folder beside the original that holds its caches. */
export const CACHE_FOLDER = '.icarus-cache';

/** Where one source file, read one way, is cached. */
export interface CacheSlot {
  readonly source: SourceFile;
  readonly contentHash: string;
  readonly intervalMs: number;
  readonly arrowPath: string;
  readonly indexPath: string;
  /** The hash was computed, not recalled: the index has to be written. */
  readonly indexStale: boolean;
}

/** Everything besides the file's content that decides which bars come of it. */
export interface CacheKeyOptions {
  readonly intervalMs: number;
  readonly columns?: CsvColumnMap | null;
}

/** The slot of `source` in `cacheDir` (undefined: beside the original). Hashes the file unless it is known unchanged. */
export async function openCacheSlot(
  source: SourceFile,
  cacheDir: string | undefined,
  options: CacheKeyOptions,
): Promise<CacheSlot> {
  const directory = cacheDir ?? join(dirname(source.path), CACHE_FOLDER);
  // One cache folder may serve files of the same name from several folders.
  const indexPath = join(directory, `${source.name}.${shortHash(source.path)}.index.json`);
  const recalled = recallContentHash(indexPath, source.identity);
  const contentHash = recalled ?? (await hashFile(source.path));
  const key = shortHash(
    JSON.stringify([ARROW_FORMAT_VERSION, contentHash, options.intervalMs, options.columns ?? null]),
  );
  return {
    source,
    contentHash,
    intervalMs: options.intervalMs,
    arrowPath: join(directory, `${source.name}.${key}.arrow`),
    indexPath,
    indexStale: recalled === undefined,
  };
}

/** The cached bars, or undefined if there are none; a damaged file counts as none and is noted. */
export async function readCacheSlot(slot: CacheSlot, notes: string[]): Promise<CachedBars | undefined> {
  if (!existsSync(slot.arrowPath)) return undefined;
  try {
    const { bars, metadata } = readArrow(slot.arrowPath, { intervalMs: slot.intervalMs });
    if (metadata?.contentHash !== slot.contentHash) throw new Error('it belongs to another state of the file');
    if (slot.indexStale) await remember(slot).catch(() => {});
    return { bars, layout: metadata.layout };
  } catch (error) {
    notes.push(`The cache of ${slot.source.name} was built anew: ${(error as Error).message}`);
    return undefined;
  }
}

export interface CachedBars {
  readonly bars: BarColumns;
  readonly layout: string;
}

/** Keeps bars for the next run. A cache that cannot be written is noted, never an error: the run has its bars. */
export async function writeCacheSlot(slot: CacheSlot, cached: CachedBars, notes: string[]): Promise<boolean> {
  try {
    mkdirSync(dirname(slot.arrowPath), { recursive: true });
    const { contentHash, intervalMs } = slot;
    // Not durable: after a power cut the checksum tells a half-written file, and it is built anew.
    await writeArrow(
      slot.arrowPath,
      cached.bars,
      { contentHash, intervalMs, layout: cached.layout },
      { durable: false },
    );
    await remember(slot);
    return true;
  } catch (error) {
    notes.push(`No cache of ${slot.source.name} was kept: ${(error as Error).message}`);
    return false;
  }
}

function remember(slot: CacheSlot): Promise<void> {
  return rememberContentHash(slot.indexPath, slot.source.identity, slot.contentHash, basename(slot.arrowPath));
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
