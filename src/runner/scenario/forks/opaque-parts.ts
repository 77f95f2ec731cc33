import type { SourcePath } from '../source-map.js';

/** What is below `params` belongs to the strategy or rule, where a null may mean something. */
export function isParams(path: SourcePath): boolean {
  const isStrategy = path.length === 3 && path[0] === 'strategies';
  const isRule = path.length === 4 && path[0] === 'risk' && path[1] === 'rules';
  const isAdded = path[0] === 'forks' && path.at(-3) === 'add';
  return (isStrategy || isRule || isAdded) && path.at(-1) === 'params';
}

/** In a branch's `set`, a null takes a key away. */
export function isSet(path: SourcePath): boolean {
  return path[0] === 'forks' && path.at(-1) === 'set' && path.at(-3) === 'branches';
}
