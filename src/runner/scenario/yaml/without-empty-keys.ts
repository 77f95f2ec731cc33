import type { SourcePath } from '../source-map.js';

/**
 * The data without keys that have no value: a section whose lines are all commented out (`risk:` and nothing more) is
 * a section left out. What `isOpaque` picks stays as it is.
 */
export function withoutEmptyKeys(
  value: unknown,
  isOpaque: (path: SourcePath) => boolean,
  path: SourcePath = [],
): unknown {
  if (isOpaque(path)) return value;
  if (Array.isArray(value)) return value.map((item, index) => withoutEmptyKeys(item, isOpaque, [...path, index]));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([key, inner]) => [key, withoutEmptyKeys(inner, isOpaque, [...path, key])]);
  return Object.fromEntries(entries);
}
