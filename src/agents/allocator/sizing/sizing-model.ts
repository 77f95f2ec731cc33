/** What a sizing model may look at: float, at the last price. */
export interface SizingInput {
  /** Cash and marked positions of the strategy's sub-account, quote currency. */
  readonly equity: number;
  readonly price: number;
  /** The signal's conviction, 0..1. */
  readonly strength: number;
}

/** Says how large a position a signal is worth. */
export interface SizingModel {
  /** The position's absolute size in base currency, not yet on the lot grid. */
  quantity(input: SizingInput): number;
}
