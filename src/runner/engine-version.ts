import { createRequire } from 'node:module';

/** The package's own version. */
export const ENGINE_VERSION: string = (createRequire(import.meta.url)('../../package.json') as { version: string })
  .version;
