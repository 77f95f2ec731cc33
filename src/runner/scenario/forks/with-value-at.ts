import type { SourcePath } from '../source-map.js';

/** Plain data with another value at `path`, mappings made on the way to it; null takes the key away. */
export function withValueAt(root: unknown, path: SourcePath, value: unknown): unknown {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  if (Array.isArray(root)) return root.map((item, index) => (index === step ? withValueAt(item, rest, value) : item));
  const mapping = (root ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && value === null) {
    return Object.fromEntries(Object.entries(mapping).filter(([key]) => key !== String(step)));
  }
  const inner = Object.hasOwn(mapping, step) ? mapping[step] : undefined;
  return { ...mapping, [step]: withValueAt(inner, rest, value) };
}
