import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data');

/** Whether the real market data lies beside the project; it is not part of it. */
export const hasRealData = existsSync(FOLDER);

if (!hasRealData) console.warn(`Tests on real market data are skipped: ${FOLDER} is not there.`);

/** The path of a file of real market data. */
export function realDataPath(name: string): string {
  return resolve(FOLDER, name);
}
