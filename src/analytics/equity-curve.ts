/**
 * The account's worth over time, sampled at a fixed interval (and at the first and last moment).
 * Money is in the quote currency as float64: good for ratios and charts, the ledger holds the exact digits.
 */
export interface EquityCurve {
  readonly tsMs: Float64Array;
  /** Cash plus positions marked at the last close. */
  readonly equity: Float64Array;
  readonly cash: Float64Array;
  /** Gross value of open positions. */
  readonly exposure: Float64Array;
  /** Distance below the highest equity so far, in percent of it, 0 or positive: the worst since the last sample. */
  readonly drawdownPct: Float64Array;
}
