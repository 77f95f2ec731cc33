import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { DataError } from '../../core/errors.js';

/** What a file holds, told by its first bytes; the extension is only a hint, since downloads are often renamed. */
export type SourceKind = 'text' | 'gzip' | 'zip' | 'arrow';

/** What tells one state of a file from another without reading it. Nanoseconds as text: they exceed a double. */
export interface FileIdentity {
  readonly sizeBytes: number;
  readonly mtimeNs: string;
  readonly ctimeNs: string;
  readonly inode: string;
}

/** A market data file that exists, is readable and is not empty. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly identity: FileIdentity;
}

/** Looks at the file at `path`. Throws DataError DATA_FILE_MISSING, DATA_FILE_UNREADABLE or DATA_FILE_EMPTY. */
export function inspectSource(path: string): SourceFile {
  const descriptor = openForReading(path);
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (!stats.isFile()) throw unreadable(path, 'it is not a regular file');
    if (stats.size === 0n) {
      throw new DataError({
        code: 'DATA_FILE_EMPTY',
        message: `The data file ${path} is empty (0 bytes).`,
        remedy: 'Download or export it again; the previous attempt probably failed half-way.',
        values: { path },
      });
    }
    const head = new Uint8Array(8);
    const length = readSync(descriptor, head, 0, head.length, 0);
    return {
      path,
      name: basename(path),
      kind: sniffKind(head.subarray(0, length)),
      identity: {
        sizeBytes: Number(stats.size),
        mtimeNs: String(stats.mtimeNs),
        ctimeNs: String(stats.ctimeNs),
        inode: String(stats.ino),
      },
    };
  } finally {
    closeSync(descriptor);
  }
}

/** Whether two looks at one path saw the same state of the file. */
export function sameIdentity(left: FileIdentity, right: FileIdentity): boolean {
  return (
    left.sizeBytes === right.sizeBytes &&
    left.mtimeNs === right.mtimeNs &&
    left.ctimeNs === right.ctimeNs &&
    left.inode === right.inode
  );
}

function sniffKind(head: Uint8Array): SourceKind {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  if (text.startsWith('ARROW1')) return 'arrow';
  return 'text';
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new DataError({
        code: 'DATA_FILE_MISSING',
        message: `The data file ${path} does not exist.`,
        remedy: 'Check the path; a path in a scenario is relative to the scenario file.',
        values: { path },
        cause: error,
      });
    }
    throw unreadable(path, (error as Error).message, error);
  }
}

function unreadable(path: string, reason: string, cause?: unknown): DataError {
  return new DataError({
    code: 'DATA_FILE_UNREADABLE',
    message: `The data file ${path} cannot be read: ${reason}.`,
    remedy: 'Give the path of a file (.csv, .csv.gz, .zip or .arrow) that this user may read.',
    values: { path },
    cause,
  });
}
