import { assert } from '../../../core/assert.js';
import { type Money, type QuantityUnits, ZERO_MONEY } from '../../../core/units.js';

/**
 * What the venue holds for each sub-account, as an exchange would: it refuses what is not covered. The desk's own books
 * are the ledger's; the two must agree after every event. Plain data.
 */
export interface Balances {
  /** Quote currency by strategy: all of it, and the part set aside for open buys. */
  readonly cash: Money[];
  readonly lockedCash: Money[];
  /** Base quantity by strategy and instrument: all of it, and the part set aside for open sells. */
  readonly holdings: number[][];
  readonly lockedHoldings: number[][];
}

export function createBalances(deposits: readonly Money[], instrumentCount: number): Balances {
  const zeros = () => deposits.map(() => new Array<number>(instrumentCount).fill(0));
  return {
    cash: deposits.slice(),
    lockedCash: deposits.map(() => 0n as Money),
    holdings: zeros(),
    lockedHoldings: zeros(),
  };
}

export function freeCash(balances: Balances, strategyIndex: number): Money {
  const cash = balances.cash[strategyIndex];
  const locked = balances.lockedCash[strategyIndex];
  return locked === ZERO_MONEY ? cash : ((cash - locked) as Money);
}

export function freeHoldings(balances: Balances, strategyIndex: number, instrumentIndex: number): QuantityUnits {
  const held = balances.holdings[strategyIndex][instrumentIndex];
  return (held - balances.lockedHoldings[strategyIndex][instrumentIndex]) as QuantityUnits;
}

export function moveCash(balances: Balances, from: number, to: number, amount: Money): void {
  balances.cash[from] = (balances.cash[from] - amount) as Money;
  balances.cash[to] = (balances.cash[to] + amount) as Money;
  assert(balances.cash[from] >= balances.lockedCash[from], 'a transfer took cash that an order had set aside');
}
