import type { Instrument } from '../core/instrument.js';
import type { Account } from './account.js';

/**
 * What the accounts hold, side by side in float: for whoever asks what a desk is worth on every bar, which the accounts
 * themselves, spread over the heap, answer several times as slowly. Holds until the books change.
 */
export class OpenHoldings {
  /** By sub-account. */
  private readonly cash: Float64Array;
  /** Where a sub-account's holdings end in the lists below. */
  private readonly ends: Int32Array;
  /** One entry a position that is open, by sub-account, then by instrument. */
  private readonly quantity: Float64Array;
  private readonly instrumentIndex: Int32Array;

  constructor(strategyCount: number, instrumentCount: number) {
    this.cash = new Float64Array(strategyCount);
    this.ends = new Int32Array(strategyCount);
    this.quantity = new Float64Array(strategyCount * instrumentCount);
    this.instrumentIndex = new Int32Array(strategyCount * instrumentCount);
  }

  get strategyCount(): number {
    return this.cash.length;
  }

  /** Takes down what the accounts hold now. */
  read(accounts: readonly Account[], instruments: readonly Instrument[]): void {
    let end = 0;
    for (let strategyIndex = 0; strategyIndex < accounts.length; strategyIndex++) {
      const { cashFloat, positions } = accounts[strategyIndex];
      this.cash[strategyIndex] = cashFloat;
      for (let index = 0; index < instruments.length; index++) {
        const { quantity } = positions[index];
        if (quantity === 0) continue;
        this.quantity[end] = quantity / instruments[index].quantityOne;
        this.instrumentIndex[end++] = index;
      }
      this.ends[strategyIndex] = end;
    }
  }

  /** The sum of what the sub-accounts are worth, each its cash and its marked positions in turn. */
  worth(lastPrice: Float64Array): number {
    const { cash, ends, quantity, instrumentIndex } = this;
    let total = 0;
    let at = 0;
    for (let strategyIndex = 0; strategyIndex < cash.length; strategyIndex++) {
      let equity = cash[strategyIndex];
      for (const end = ends[strategyIndex]; at < end; at++) equity += quantity[at] * lastPrice[instrumentIndex[at]];
      total += equity;
    }
    return total;
  }
}
