import type { RiskView } from '../risk-view.js';

/** The last returns of every instrument, on one clock. Plain data, of fixed size. */
export interface ReturnHistoryState {
  /** The price at the last sample, by instrument; NaN before the first. */
  readonly lastPrice: Float64Array;
  /** By instrument: a ring of `lookback` simple returns, all filled at the same places. */
  readonly returns: Float64Array[];
  /** How many returns each instrument has had, up to the lookback. */
  readonly counts: number[];
  /** Where in the rings the next return goes. */
  next: number;
}

/**
 * Simple returns from one multiple of the interval to the next, at the last price known then; a market that stood still
 * has returns of 0. An instrument is covered once it has as many as the lookback.
 */
export class ReturnHistory {
  readonly intervalMs: number;
  readonly lookback: number;
  private own: ReturnHistoryState;
  /** Counts what has changed the state: whoever works something out of it knows by this when to do it again. */
  version = 0;

  constructor(intervalMs: number, lookback: number, instrumentCount: number) {
    this.intervalMs = intervalMs;
    this.lookback = lookback;
    this.own = {
      lastPrice: new Float64Array(instrumentCount).fill(Number.NaN),
      returns: Array.from({ length: instrumentCount }, () => new Float64Array(lookback)),
      counts: new Array<number>(instrumentCount).fill(0),
      next: 0,
    };
  }

  get state(): ReturnHistoryState {
    return this.own;
  }

  set state(state: ReturnHistoryState) {
    this.own = state;
    this.version++;
  }

  sample(view: Pick<RiskView, 'lastPrice'>): void {
    const { lastPrice, returns, counts, next } = this.own;
    for (let index = 0; index < returns.length; index++) {
      const price = view.lastPrice(index);
      const change = price / lastPrice[index] - 1;
      lastPrice[index] = price;
      if (Number.isNaN(change)) continue;
      returns[index][next] = change;
      counts[index] = Math.min(this.lookback, counts[index] + 1);
    }
    this.own.next = (next + 1) % this.lookback;
    this.version++;
  }

  covers(instrumentIndex: number): boolean {
    return this.own.counts[instrumentIndex] === this.lookback;
  }

  /** A ring, its oldest return anywhere: for whom order does not matter. Rows of all instruments are in step. */
  returnsOf(instrumentIndex: number): Float64Array {
    return this.own.returns[instrumentIndex];
  }
}
