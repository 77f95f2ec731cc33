import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { assert } from '../../core/assert.js';
import { explainWriteError } from './explain-write-error.js';
import type { OutputFile } from './output-file.js';
import { replaceFiles } from './replace-files.js';
import { writeFileDurably } from './write-file-durably.js';

/**
 * Writes `files` into the folder `dir`, which is made if need be. All appear, whole, or none does: they are written
 * to a folder beside it, flushed to the disk, and then moved in, replacing files of the same names. On failure, or
 * when `signal` is aborted before the move, what was there stays as it was.
 *
 * Returns the absolute paths in the order of `files`. Throws RunError OUTPUT_* or the signal's reason.
 */
export async function writeOutputs(
  dir: string,
  files: readonly OutputFile[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const target = resolve(dir);
  const names = files.map(({ name }) => name);
  assert(new Set(names).size === names.length, `output files have different names: ${names.join(', ')}`);
  assert(
    names.every((name) => basename(name) === name),
    `output files lie directly in the folder: ${names.join(', ')}`,
  );
  let staging: string | null = null;
  try {
    await mkdir(dirname(target), { recursive: true });
    // Beside the target, so that both lie on one file system and a move is a rename.
    staging = await mkdtemp(join(dirname(target), `.${basename(target)}.tmp-`));
    for (const file of files) await writeFileDurably(join(staging, file.name), file.chunks, signal);
    signal?.throwIfAborted();
    await replaceFiles(staging, target, names);
    return names.map((name) => join(target, name));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw explainWriteError(target, error);
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}
