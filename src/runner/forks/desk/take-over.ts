/** How many strategies the old desk had and the new one has; those that join come last. */
export interface DeskSizes {
  readonly old: number;
  readonly fresh: number;
}

/**
 * The state of an agent of a changed desk: what goes on from the old state and what starts anew.
 *
 * The unit is an entry of the state (a top-level key, an element of a list by strategy, or what is beneath one of
 * `separate`). An entry that has the same shape in both goes on whole, longer where it is kept by strategy; one of
 * another shape, such as a window of another length, starts anew whole: half of each would be neither.
 */
export function takeOver(
  old: Readonly<Record<string, unknown>>,
  fresh: Readonly<Record<string, unknown>>,
  sizes: DeskSizes,
  separate: readonly string[] = [],
): Record<string, unknown> {
  const state: Record<string, unknown> = {};
  for (const key of Object.keys(fresh)) {
    if (!(key in old)) state[key] = fresh[key];
    else if (separate.includes(key)) state[key] = takeOver(recordOf(old[key]), recordOf(fresh[key]), sizes);
    else state[key] = takeOverEntry(old[key], fresh[key], sizes);
  }
  // What only a run that is under way has, such as a halt that was noted under a key of its own.
  for (const key of Object.keys(old)) if (!(key in fresh) && !separate.includes(key)) state[key] = old[key];
  return state;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}

function takeOverEntry(old: unknown, fresh: unknown, sizes: DeskSizes): unknown {
  if (Array.isArray(old) && Array.isArray(fresh) && isByStrategy(old, fresh, sizes)) {
    return fresh.map((one, index) => (index < old.length ? takeOverEntry(old[index], one, sizes) : one));
  }
  return isSameShape(old, fresh, sizes) ? extended(old, fresh, sizes) : fresh;
}

/** Whether a value could have been left by a desk of the fresh one's making. */
function isSameShape(old: unknown, fresh: unknown, sizes: DeskSizes): boolean {
  // Null stands for "none at present" as often as for "not kept at all".
  if (old === null || fresh === null || old === undefined || fresh === undefined)
    return fresh !== null || old === fresh;
  if (ArrayBuffer.isView(old) || ArrayBuffer.isView(fresh)) {
    const [before, now] = [old as Float64Array, fresh as Float64Array];
    return before.constructor === now.constructor && (before.length === now.length || isTable(before, now, sizes));
  }
  if (Array.isArray(old) && Array.isArray(fresh)) return isSameList(old, fresh, sizes);
  if (typeof old !== typeof fresh) return false;
  if (typeof old !== 'object') return true;
  if (old instanceof Map || fresh instanceof Map) return old.constructor === fresh.constructor;
  const [before, now] = [recordOf(old), recordOf(fresh)];
  return Object.keys(now).every((key) => key in before && isSameShape(before[key], now[key], sizes));
}

/** Lists of things come and go; lists of numbers and of windows have the length that their desk gave them. */
function isSameList(old: readonly unknown[], fresh: readonly unknown[], sizes: DeskSizes): boolean {
  if (old.length === 0 || fresh.length === 0) return true;
  if (old.length !== fresh.length && !isByStrategy(old, fresh, sizes)) return !isOfFixedLength(fresh);
  return fresh.every((one, index) => index >= old.length || isSameShape(old[index], one, sizes));
}

function isOfFixedLength(list: readonly unknown[]): boolean {
  return list.every((one) => typeof one === 'number' || ArrayBuffer.isView(one) || Array.isArray(one));
}

function extended(old: unknown, fresh: unknown, sizes: DeskSizes): unknown {
  if (sizes.old === sizes.fresh || old === null || fresh === null || typeof old !== 'object') return old;
  if (ArrayBuffer.isView(old)) {
    const [before, now] = [old as Float64Array, fresh as Float64Array];
    if (before.length === now.length) return before;
    const table = now.slice();
    table.set(before);
    return table;
  }
  if (Array.isArray(old)) {
    const now = fresh as unknown[];
    if (!isByStrategy(old, now, sizes)) return old;
    return now.map((one, index) => (index < old.length ? extended(old[index], one, sizes) : one));
  }
  if (old instanceof Map) return old;
  const [before, now] = [recordOf(old), recordOf(fresh)];
  return Object.fromEntries(
    Object.keys(before).map((key) => [key, key in now ? extended(before[key], now[key], sizes) : before[key]]),
  );
}

function isByStrategy(old: readonly unknown[], fresh: readonly unknown[], sizes: DeskSizes): boolean {
  return old.length === sizes.old && fresh.length === sizes.fresh;
}

/** A table with a row for each strategy, one behind the other. */
function isTable(old: Float64Array, fresh: Float64Array, sizes: DeskSizes): boolean {
  const width = old.length / sizes.old;
  return sizes.old !== sizes.fresh && Number.isInteger(width) && fresh.length === width * sizes.fresh;
}
