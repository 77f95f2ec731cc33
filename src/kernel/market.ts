/** The last price of every instrument: what positions are marked at and orders are checked against. Plain data. */
export interface Market {
  /** Open of the bar that is open, or close of the last one, float; NaN before the first. */
  readonly lastPrice: Float64Array;
}

export function createMarket(instrumentCount: number): Market {
  return { lastPrice: new Float64Array(instrumentCount).fill(Number.NaN) };
}
