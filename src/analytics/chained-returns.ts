/** Returns of consecutive periods, in percent; `keys` are consecutive whole numbers. */
export interface ChainedReturns {
  readonly keys: Float64Array;
  readonly returnPct: Float64Array;
}

/**
 * Cuts a curve into periods and gives the return of each: its last value over the last value of the period before, so
 * that the periods compound to the whole. The first sample is only the start, worth `base`. A period without a sample
 * carries the value on and returns 0. From a base of 0 or less nothing can be earned: the return is 0.
 *
 * @param keyOf the period that ends with or contains a time; never falls as time goes on.
 */
export function chainedReturns(
  tsMs: ArrayLike<number>,
  values: ArrayLike<number>,
  base: number,
  keyOf: (tsMs: number) => number,
): ChainedReturns {
  if (tsMs.length < 2) return { keys: new Float64Array(0), returnPct: new Float64Array(0) };
  const firstKey = keyOf(tsMs[1]);
  const count = keyOf(tsMs[tsMs.length - 1]) - firstKey + 1;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = firstKey + i;
  const returnPct = new Float64Array(count);
  let before = base;
  let key = firstKey;
  for (let i = 1; i < tsMs.length; i++) {
    const last = i + 1 === tsMs.length;
    const nextKey = last ? key : keyOf(tsMs[i + 1]);
    if (!last && nextKey === key) continue;
    returnPct[key - firstKey] = before > 0 ? (values[i] / before - 1) * 100 : 0;
    before = values[i];
    key = nextKey;
  }
  return { keys, returnPct };
}
