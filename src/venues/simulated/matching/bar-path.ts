/** Which price is visited first inside a bar, where nothing finer is known. */
export type IntrabarModel = 'adaptive' | 'pessimistic' | 'optimistic';

export type FirstExtreme = 'high' | 'low';

export interface BarPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** `adaptive`: open, the nearer of high and low, the other, close; the low first when both are equally near. */
export function nearerExtreme({ open, high, low }: BarPrices): FirstExtreme {
  return high - open < open - low ? 'high' : 'low';
}

/** The prices that the path turns at, in order. */
export function pathPoints(bar: BarPrices, first: FirstExtreme): readonly [number, number, number, number] {
  return first === 'high' ? [bar.open, bar.high, bar.low, bar.close] : [bar.open, bar.low, bar.high, bar.close];
}
