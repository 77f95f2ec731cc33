import type { SizingInput, SizingModel } from './sizing-model.js';

/**
 * A percentage of the strategy's own equity, scaled with the signal's conviction; the fee of buying is part of it.
 * Nothing without equity or price.
 */
export class PercentSizing implements SizingModel {
  private readonly pct: number;
  private readonly costPerNotional: number;

  constructor(pct: number, takerFeeBps = 0) {
    this.pct = pct;
    this.costPerNotional = 1 + takerFeeBps / 10_000;
  }

  quantity({ equity, price, strength }: SizingInput): number {
    const quantity = ((this.pct / 100) * equity * strength) / (price * this.costPerNotional);
    return quantity > 0 && price > 0 ? quantity : 0;
  }
}
