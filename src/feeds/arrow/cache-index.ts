import { readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomically } from '../sink/write-file-atomically.js';
import { type FileIdentity, sameIdentity } from '../source/source-file.js';

/** What the index remembers about one source file, so that an unchanged file is not hashed again. */
interface CacheIndex {
  readonly identity: FileIdentity;
  readonly contentHash: string;
  /** Names of the caches made of this content, one for each way of reading it. */
  readonly arrowFiles: readonly string[];
}

/**
 * The content hash of a source file that has not changed since the index was written; undefined if that is not sure.
 *
 * A file may change twice within one tick of the file system's clock and look the same. So the index counts only if it
 * was written clearly later than the file's last change, by that same clock.
 */
export function recallContentHash(indexPath: string, identity: FileIdentity): string | undefined {
  const index = readIndex(indexPath);
  if (index === undefined) return undefined;
  const changedNs = BigInt(identity.ctimeNs);
  // Whole seconds mean a coarse clock, as on FAT and some network file systems.
  const tickNs = changedNs % 1_000_000_000n === 0n ? 2_000_000_000n : 50_000_000n;
  const settled = statSync(indexPath, { bigint: true }).mtimeNs - changedNs > tickNs;
  return settled && sameIdentity(index.identity, identity) ? index.contentHash : undefined;
}

/**
 * Remembers a source file's content hash and that `arrowFile` is a cache of it. Caches of what the file held before are
 * deleted: a file that grows every day must not leave one behind each day. Throws DataError DATA_WRITE_FAILED.
 */
export async function rememberContentHash(
  indexPath: string,
  identity: FileIdentity,
  contentHash: string,
  arrowFile: string,
): Promise<void> {
  const previous = readIndex(indexPath);
  const known = previous?.arrowFiles ?? [];
  const sameContent = previous?.contentHash === contentHash;
  const arrowFiles = [...new Set([...(sameContent ? known : []), arrowFile])];
  const index: CacheIndex = { identity, contentHash, arrowFiles };
  await writeFileAtomically(indexPath, (write) => write(Buffer.from(`${JSON.stringify(index)}\n`)), { durable: false });
  for (const name of known) {
    if (!arrowFiles.includes(name)) rmSync(join(dirname(indexPath), basename(name)), { force: true });
  }
}

function readIndex(indexPath: string): CacheIndex | undefined {
  try {
    const index = JSON.parse(readFileSync(indexPath, 'utf8')) as Partial<CacheIndex> | null;
    const whole = typeof index?.contentHash === 'string' && index.identity && Array.isArray(index.arrowFiles);
    return whole ? (index as CacheIndex) : undefined;
  } catch {
    // Missing or damaged: the hash is computed again, and the index with it.
    return undefined;
  }
}
