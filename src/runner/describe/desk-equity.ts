import { type Instrument, roundToTick } from '../../core/instrument.js';
import type { Money } from '../../core/units.js';
import { type Account, accountEquity } from '../../ledger/account.js';
import type { Engine } from '../compose/compose-engine.js';

/** An account marked at the last prices, exact. */
export function equityOf({ instruments, kernel }: Engine, account: Account): Money {
  const priceOf = (instrument: Instrument) => roundToTick(instrument, kernel.market.lastPrice[instrument.index]);
  return accountEquity(account, instruments, priceOf);
}

/** All accounts together. */
export function deskEquity(engine: Engine): Money {
  return sumOf(engine.accounts().map((account) => equityOf(engine, account)));
}

export function sumOf(amounts: readonly Money[]): Money {
  return amounts.reduce((total: bigint, amount) => total + amount, 0n) as Money;
}
