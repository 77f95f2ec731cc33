import { relative } from 'node:path';

/** Relative to `cwd` if that is no detour. */
export function shortenPath(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') ? path : short;
}
