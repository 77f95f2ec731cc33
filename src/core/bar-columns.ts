/**
 * Bars of one symbol and interval as columns, oldest first. `tsMs` is each bar's **open** time, epoch milliseconds
 * (microsecond sources keep the fraction); prices are in quote currency, volume in base currency.
 *
 * Columns lie on SharedArrayBuffers so that worker threads read them without copying.
 */
export interface BarColumns {
  readonly length: number;
  readonly tsMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** When each bar closed, for bars that are not of one length. Left out: their open time plus the interval. */
  readonly closeTsMs?: Float64Array;
}

/** The columns' names in their fixed order: the order of storage, of hashing and of the plain CSV layout. */
export const BAR_COLUMN_NAMES = ['tsMs', 'open', 'high', 'low', 'close', 'volume'] as const;

export type BarColumnName = (typeof BAR_COLUMN_NAMES)[number];

/** The close time of a bar, epoch milliseconds. */
export function barCloseTsMs({ tsMs, closeTsMs }: BarColumns, intervalMs: number, row: number): number {
  return closeTsMs === undefined ? tsMs[row] + intervalMs : closeTsMs[row];
}

/** Zero-filled shared columns for `length` bars. */
export function allocateBarColumns(length: number): BarColumns {
  const column = () => new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
  return {
    length,
    tsMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
}

/** The rows [from, to) as views on the same memory. */
export function sliceBarColumns(bars: BarColumns, from: number, to: number): BarColumns {
  return {
    length: to - from,
    tsMs: bars.tsMs.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume.subarray(from, to),
    ...(bars.closeTsMs && { closeTsMs: bars.closeTsMs.subarray(from, to) }),
  };
}
