import { type Instrument, notional } from '../../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY } from '../../../core/units.js';
import type { Account } from '../../../ledger/account.js';

/** Something that a sub-account has borrowed, in quote currency. */
export interface Loan {
  readonly asset: 'cash' | 'coins';
  /** The position that it stands behind; -1: cash of the whole sub-account. */
  readonly instrumentIndex: number;
  readonly borrowed: Money;
}

/**
 * What a sub-account of a spot market on margin has borrowed: the cash that it lacks, and the coins that it is short of at
 * the last price. A short's proceeds are cash, and pay for longs before any is borrowed. Where margins are isolated, each
 * long borrows for itself what its cost exceeds its own margin by, whatever lies in the wallet.
 */
export function loansOf(
  { cash, positions }: Account,
  instruments: readonly Instrument[],
  priceOf: (instrument: Instrument) => PriceUnits,
  isolatedMargin: (instrumentIndex: number) => Money | null,
): Loan[] {
  const loans: Loan[] = [];
  let isolated = false;
  for (const instrument of instruments) {
    const { quantity, cost } = positions[instrument.index];
    const margin = isolatedMargin(instrument.index);
    isolated ||= margin !== null;
    if (quantity < 0) {
      const borrowed = notional(instrument, priceOf(instrument), -quantity as QuantityUnits);
      loans.push({ asset: 'coins', instrumentIndex: instrument.index, borrowed });
    } else if (margin !== null && quantity > 0 && cost > margin) {
      loans.push({ asset: 'cash', instrumentIndex: instrument.index, borrowed: (cost - margin) as Money });
    }
  }
  if (!isolated && cash < ZERO_MONEY) loans.unshift({ asset: 'cash', instrumentIndex: -1, borrowed: -cash as Money });
  return loans;
}
