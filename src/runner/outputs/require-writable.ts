import { access, constants, mkdir, mkdtemp, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { explainWriteError } from './explain-write-error.js';

/**
 * Makes sure that writeOutputs will be able to write to `dir`, as far as one can know before the disk fills up.
 * Throws RunError OUTPUT_*. Leaves nothing behind but the folders above `dir`.
 */
export async function requireWritable(dir: string): Promise<void> {
  const target = resolve(dir);
  try {
    await mkdir(dirname(target), { recursive: true });
    const found = await stat(target).catch(() => null);
    if (found !== null && !found.isDirectory())
      throw Object.assign(new Error('is no folder'), { code: 'EEXIST', syscall: 'stat' });
    if (found !== null) await access(target, constants.W_OK);
    await rmdir(await mkdtemp(join(dirname(target), `.${basename(target)}.tmp-`)));
  } catch (error) {
    throw explainWriteError(target, error);
  }
}
