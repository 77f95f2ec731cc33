import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError, RunError } from '../../core/errors.js';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files that are not there yet (or any, with `overwrite`). Throws InputError FILE_EXISTS before it touches
 * anything, and RunError FILE_NOT_WRITTEN, leaving none of the new files behind.
 */
export function writeNewFiles(files: readonly NewFile[], overwrite: boolean): void {
  const existing = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (existing.length > 0 && !overwrite) {
    throw new InputError({
      code: 'FILE_EXISTS',
      message: `${existing.join(' and ')} ${existing.length === 1 ? 'is' : 'are'} already there.`,
      remedy: 'Choose another name, or overwrite with --force.',
      values: { files: existing },
    });
  }
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      written.push(path);
      writeFileSync(path, text, { flag: overwrite ? 'w' : 'wx' });
    }
  } catch (error) {
    for (const path of written.filter((file) => !existing.includes(file))) rmSync(path, { force: true });
    throw new RunError({
      code: 'FILE_NOT_WRITTEN',
      message: `${written.at(-1) ?? files[0].path} cannot be written: ${(error as Error).message}.`,
      remedy: 'Choose a folder that you may write to with --dir.',
      cause: error,
    });
  }
}
