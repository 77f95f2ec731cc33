import type { SizingInput, SizingModel } from './sizing-model.js';

/**
 * A percentage of the strategy's own equity, scaled with the signal's conviction. Without a price yet, or with nothing
 * left, it is worth no position.
 */
export class PercentSizing implements SizingModel {
  private readonly pct: number;

  constructor(pct: number) {
    this.pct = pct;
  }

  quantity({ equity, price, strength }: SizingInput): number {
    return equity > 0 && price > 0 ? ((this.pct / 100) * equity * strength) / price : 0;
  }
}
