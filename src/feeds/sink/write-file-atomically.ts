import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { DataError } from '../../core/errors.js';

/** Appends bytes to the file that is being written. */
export type WriteBytes = (bytes: Uint8Array) => void;

export interface AtomicWriteOptions {
  /** Waits until the data is on the disk before the file gets its name. Default: true. */
  readonly durable?: boolean;
}

/**
 * Writes the file at `path` whole or not at all: under another name first, renamed at the end. A failure of any kind
 * (full disk, a throwing `produce`) removes what was written and leaves a previous file as it was.
 *
 * Throws DataError DATA_WRITE_FAILED for failures of the file system; what `produce` throws passes through.
 */
export async function writeFileAtomically(
  path: string,
  produce: (write: WriteBytes) => void | Promise<void>,
  options: AtomicWriteOptions = {},
): Promise<void> {
  // Two processes may write the same file at once: each needs a name of its own.
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const descriptor = openNew(temporary, path);
  try {
    try {
      await produce((bytes) => writeFully(descriptor, bytes));
      if (options.durable !== false) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw explain(error, path);
  }
}

function openNew(temporary: string, path: string): number {
  try {
    return openSync(temporary, 'wx');
  } catch (error) {
    throw explain(error, path);
  }
}

function writeFully(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
};

function explain(error: unknown, path: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new DataError({
    code: 'DATA_WRITE_FAILED',
    message: `${path} could not be written: ${REASONS[code] ?? message}. Nothing was left half-written.`,
    remedy: 'Free some space or choose another place for the output.',
    values: { path, reason: code },
    cause: error,
  });
}
