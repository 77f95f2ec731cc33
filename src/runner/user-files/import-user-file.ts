import { createRequire } from 'node:module';
import { createJiti } from 'jiti';

/**
 * The default export of a file that a user wrote in TypeScript: no build step for its author. In the file, `icarus` is
 * this very package, wherever the file lies and whether or not the package is installed there. Throws what the file throws.
 */
export async function importUserFile(file: string): Promise<unknown> {
  const own = import.meta.url;
  // By its own name, which leads to its build wherever it is called from: Node loads that as it is, while jiti would
  // translate a thousand source files for one import.
  const icarus = createRequire(own).resolve('icarus');
  // No cache on disk: a file that was changed and changed back within a second must not be mistaken for the old one.
  const jiti = createJiti(own, { alias: { icarus }, fsCache: false, moduleCache: false, interopDefault: false });
  return ((await jiti.import(file)) as { default?: unknown }).default;
}
