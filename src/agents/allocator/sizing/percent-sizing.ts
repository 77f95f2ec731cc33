import type { SizingInput, SizingModel } from './sizing-model.js';

/** A percentage of the strategy's own equity, scaled with the signal's conviction. */
export class PercentSizing implements SizingModel {
  private readonly pct: number;

  constructor(pct: number) {
    this.pct = pct;
  }

  quantity({ equity, price, strength }: SizingInput): number {
    return Math.max(0, ((this.pct / 100) * equity * strength) / price);
  }
}
