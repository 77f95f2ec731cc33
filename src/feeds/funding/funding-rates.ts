/** Funding of one symbol as it was charged: columns, times strictly rising. Plain data. */
export interface FundingRates {
  /** Epoch milliseconds, as the exchange booked it: often a few ms after the full hour. */
  readonly tsMs: Float64Array;
  /** Share of the notional, such as 0.0001; longs pay when it is positive. */
  readonly rate: Float64Array;
  /** NaN where a row has none; null where no row has. */
  readonly markPrice: Float64Array | null;
}
