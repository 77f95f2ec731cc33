import type { SizingModel } from './sizing-model.js';

/** Always the same quantity, whatever the conviction: what a test or a comparison of entries wants. */
export class FixedSizing implements SizingModel {
  private readonly fixedQuantity: number;

  constructor(quantity: number) {
    this.fixedQuantity = quantity;
  }

  quantity(): number {
    return this.fixedQuantity;
  }
}
