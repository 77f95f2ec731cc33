import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

/**
 * The default export of a file that a user wrote in TypeScript: no build step for its author. In the file, `icarus` is
 * this very package, wherever the file lies and whether or not the package is installed there. Throws what the file throws.
 */
export async function importUserFile(file: string): Promise<unknown> {
  const own = import.meta.url;
  const icarus = fileURLToPath(new URL(own.endsWith('.ts') ? '../../index.ts' : '../../index.js', own));
  // No cache on disk: a file that was changed and changed back within a second must not be mistaken for the old one.
  const jiti = createJiti(own, { alias: { icarus }, fsCache: false, moduleCache: false, interopDefault: false });
  return ((await jiti.import(file)) as { default?: unknown }).default;
}
