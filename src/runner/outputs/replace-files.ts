import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Moves the files `names` from `staging` into `target`. Older files of these names are set aside first and put back
 * when any move fails, so `target` holds either all new files or what it held before.
 */
export async function replaceFiles(staging: string, target: string, names: readonly string[]): Promise<void> {
  const asideDir = join(staging, '.previous');
  await mkdir(asideDir);
  const created = (await mkdir(target, { recursive: true })) !== undefined;
  const undo: (() => Promise<void>)[] = created ? [() => rm(target, { recursive: true })] : [];
  try {
    for (const name of names) {
      const path = join(target, name);
      const aside = join(asideDir, name);
      if (await moveIfThere(path, aside)) undo.push(() => rename(aside, path));
      await rename(join(staging, name), path);
      undo.push(() => rm(path));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

/** Moves a file out of the way; false if there is none. A folder of that name is someone's work: it is not touched. */
async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    if ((await lstat(from)).isDirectory()) {
      throw Object.assign(new Error(`${from} is a folder`), { code: 'EEXIST', syscall: 'rename' });
    }
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
