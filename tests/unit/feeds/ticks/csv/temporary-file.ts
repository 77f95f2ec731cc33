import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../../temp-folder.js';

/** Writes a file for one test and returns its path. */
export function temporaryFile(content: string | Uint8Array): string {
  const path = join(tempFolder(), 'ticks.csv');
  writeFileSync(path, content);
  return path;
}
