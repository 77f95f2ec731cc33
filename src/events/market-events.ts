/**
 * A bar that has just closed, as its subscribers see it: `tsMs` is the close time. The object is a view that moves on
 * with the data: read it during the call, copy what must outlive it.
 */
export interface BarClosed {
  readonly instrumentIndex: number;
  readonly symbol: string;
  readonly intervalMs: number;
  /** Close time: the first moment at which anybody may know this bar. */
  readonly tsMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * The first price of a bar: what a market order waiting at the venue fills at. `tsMs` is the bar's open time; the clock
 * stands there too, unless the bar overlaps the one before it or reached us late.
 */
export interface BarOpened {
  readonly instrumentIndex: number;
  readonly tsMs: number;
  readonly price: number;
}

/** The barrier: every root event of this time has been run, so one decision may be taken on all of them. */
export interface TimestampCompleted {
  readonly tsMs: number;
}
