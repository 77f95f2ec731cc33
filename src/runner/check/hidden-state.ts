/** What a copy of a state would lose, with where it is, such as `state.average: an instance of Average`. */
export interface HiddenPart {
  readonly path: string;
  readonly what: string;
}

/** States are small: whoever keeps a million things in one is looked at in part. */
const PARTS_MAX = 10_000;

/** The parts of a state that structuredClone refuses, or turns into something else. */
export function hiddenParts(state: unknown): HiddenPart[] {
  const found: HiddenPart[] = [];
  const seen = new Set<object>();
  const queue: { path: string; value: unknown }[] = [{ path: 'state', value: state }];
  for (let part = queue.shift(); part !== undefined && seen.size < PARTS_MAX; part = queue.shift()) {
    const { path, value } = part;
    if (typeof value === 'function') found.push({ path, what: 'a function' });
    if (typeof value === 'symbol') found.push({ path, what: 'a symbol' });
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const what = lostBy(value);
    if (what !== null) found.push({ path, what });
    if (!ArrayBuffer.isView(value)) queue.push(...childrenOf(path, value));
  }
  return found;
}

const KEPT: readonly (abstract new (...args: never[]) => object)[] = [
  ...[Map, Set, Date, RegExp, ArrayBuffer, SharedArrayBuffer],
  ...[Error, Boolean, Number, String],
];

/** What is lost when the object is copied; null for nothing. Prototypes are: methods do not come along. */
function lostBy(value: object): string | null {
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return null;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return null;
  if (KEPT.some((known) => prototype === known.prototype)) return null;
  // A plain object of another realm, such as a file loaded by itself, has another Object.prototype, and no more above it.
  return `an instance of ${prototype.constructor?.name || 'a class'}`;
}

function childrenOf(path: string, value: object): { path: string; value: unknown }[] {
  if (value instanceof Map)
    return [...value].map(([key, item]) => ({ path: `${path}.get(${String(key)})`, value: item }));
  if (value instanceof Set) return [...value].map((item, index) => ({ path: `${path} item ${index}`, value: item }));
  return Object.entries(value).map(([key, item]) => ({
    path: Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`,
    value: item,
  }));
}
