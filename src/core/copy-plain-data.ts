/** Where and what a value is that no snapshot can hold. */
export class NotPlainData extends Error {
  /** From the value that was to be copied: `states[0].average`. */
  readonly path: string;
  readonly found: string;

  constructor(path: string, found: string) {
    super(`${path === '' ? 'the value' : path} is ${found}`);
    this.name = 'NotPlainData';
    this.path = path;
    this.found = found;
  }
}

/**
 * A copy that shares nothing with the original: numbers, texts, bigints, booleans, null, undefined, arrays, typed arrays,
 * Maps, Sets and plain objects. What is the same object in two places is one object in the copy, too. Several times as
 * fast as structuredClone, and stricter: an instance of a class would come out of that as an object without its methods.
 *
 * @throws NotPlainData for functions, symbols and instances of classes.
 */
export function copyPlainData<T>(value: T): T {
  return copy(value, new Map(), null) as T;
}

/** The way to a value, built only where it is needed for a message. */
interface Path {
  readonly key: string | number;
  readonly parent: Path | null;
}

function copy(value: unknown, seen: Map<object, unknown>, path: Path | null): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || typeof value === 'symbol') throw notPlain(path, `a ${typeof value}`);
    return value;
  }
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) return copyArray(value, seen, path);
  if (ArrayBuffer.isView(value)) return copyView(value as Float64Array, seen);
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return copyObject(value, prototype, seen, path);
  if (prototype === Map.prototype) return copyMap(value as Map<unknown, unknown>, seen, path);
  if (prototype === Set.prototype) return copySet(value as Set<unknown>, seen, path);
  throw notPlain(path, `an instance of ${prototype.constructor?.name || 'a class'}`);
}

function copyArray(array: readonly unknown[], seen: Map<object, unknown>, path: Path | null): unknown[] {
  const copied: unknown[] = new Array(array.length);
  seen.set(array, copied);
  for (let index = 0; index < array.length; index++) {
    const value = array[index];
    copied[index] = typeof value === 'number' ? value : copy(value, seen, { key: index, parent: path });
  }
  return copied;
}

function copyObject(value: object, prototype: object | null, seen: Map<object, unknown>, path: Path | null): object {
  const copied: Record<string, unknown> = prototype === null ? Object.create(null) : {};
  seen.set(value, copied);
  const source = value as Record<string, unknown>;
  for (const key of Object.keys(source)) {
    const one = source[key];
    const own = typeof one === 'number' ? one : copy(one, seen, { key, parent: path });
    if (key === '__proto__') defineOwn(copied, key, own);
    else copied[key] = own;
  }
  return copied;
}

/** Where an assignment would set the prototype. */
function defineOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function copyMap(map: Map<unknown, unknown>, seen: Map<object, unknown>, path: Path | null): Map<unknown, unknown> {
  const copied = new Map<unknown, unknown>();
  seen.set(map, copied);
  for (const [key, value] of map) {
    const at = { key: String(key), parent: path };
    copied.set(copy(key, seen, at), copy(value, seen, at));
  }
  return copied;
}

function copySet(set: Set<unknown>, seen: Map<object, unknown>, path: Path | null): Set<unknown> {
  const copied = new Set<unknown>();
  seen.set(set, copied);
  for (const value of set) copied.add(copy(value, seen, path));
  return copied;
}

/** Views of one buffer stay views of one buffer. */
function copyView(view: Float64Array, seen: Map<object, unknown>): unknown {
  let copied: unknown;
  if (view.byteLength === view.buffer.byteLength) {
    copied = view.slice();
  } else {
    const buffer = (seen.get(view.buffer) ?? view.buffer.slice(0)) as ArrayBuffer;
    seen.set(view.buffer, buffer);
    copied = new (view.constructor as Float64ArrayConstructor)(buffer, view.byteOffset, view.length);
  }
  seen.set(view, copied);
  return copied;
}

function notPlain(path: Path | null, found: string): NotPlainData {
  const steps: (string | number)[] = [];
  for (let step = path; step !== null; step = step.parent) steps.unshift(step.key);
  const text = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new NotPlainData(text.replace(/^\./, ''), found);
}
