/** The last price of every instrument: what positions are marked at and orders are checked against. Plain data. */
export interface Market {
  /** Close of the last bar, float; NaN before the first. */
  readonly lastPrice: Float64Array;
}

export function createMarket(instrumentCount: number): Market {
  return { lastPrice: new Float64Array(instrumentCount).fill(Number.NaN) };
}
