import { assert } from '../core/assert.js';
import { type Instrument, notional } from '../core/instrument.js';
import {
  type Money,
  moneyToFloat,
  type PriceUnits,
  type QuantityUnits,
  ZERO_MONEY,
  ZERO_QUANTITY,
} from '../core/units.js';
import type { Side } from '../events/order-terms.js';

/** A holding of one instrument. Plain data. */
export interface Position {
  /** Positive is long, negative is short. */
  quantity: QuantityUnits;
  /** What the open quantity was bought for, before fees; negative for a short: what it was sold for. */
  cost: Money;
}

/**
 * The books of one strategy. After every posting, to the last digit:
 * `cash + Σ cost + fees + interest − realized − funding − covered = deposited`.
 *
 * One kind of booking serves both markets: a fill moves cash by its whole notional and the position's cost mirrors it.
 * So the cash of an account that is long of a perpetual may be negative, and equity = cash + quantity × price either way.
 */
export interface Account {
  deposited: Money;
  cash: Money;
  /** The same in float, for decisions: converted once a posting, not at every look. */
  cashFloat: number;
  fees: Money;
  /** Profit of what has been closed, before fees. */
  realized: Money;
  /** Funding of perpetuals: received less paid. */
  funding: Money;
  /** What borrowing on a spot market cost. */
  interest: Money;
  /** Losses beyond the margin that an insurance fund paid. */
  covered: Money;
  /** By instrument. */
  readonly positions: Position[];
}

export function openAccount(cash: Money, instrumentCount: number): Account {
  return {
    deposited: cash,
    cash,
    cashFloat: moneyToFloat(cash),
    fees: ZERO_MONEY,
    realized: ZERO_MONEY,
    funding: ZERO_MONEY,
    interest: ZERO_MONEY,
    covered: ZERO_MONEY,
    positions: Array.from({ length: instrumentCount }, () => ({ quantity: ZERO_QUANTITY, cost: ZERO_MONEY })),
  };
}

/** Books a fill at a price: see {@link postTrade}. */
export function postFill(
  account: Account,
  instrument: Instrument,
  side: Side,
  price: PriceUnits,
  quantity: QuantityUnits,
  fee: Money,
): Money {
  return postTrade(account, instrument.index, side, quantity, notional(instrument, price, quantity), fee);
}

/**
 * Books a trade of `quantity` for `value` (exact price × quantity) and returns what it realised before fees. The cost of
 * a part that is closed is its share of the position's cost rounded toward zero; the remainder stays with the position,
 * so nothing is lost.
 */
export function postTrade(
  account: Account,
  instrumentIndex: number,
  side: Side,
  quantity: QuantityUnits,
  value: Money,
  fee: Money,
): Money {
  assert(quantity > 0, 'a fill has a quantity');
  const position = account.positions[instrumentIndex];
  const buys = side === 'buy';
  const signed = buys ? quantity : -quantity;
  // Written out by case, for each sum of bigints makes a new one: the two usual trades, a position that is opened and
  // one that is closed as a whole, make half as many.
  account.cash = (buys ? account.cash - (value + fee) : account.cash + (value - fee)) as Money;
  account.cashFloat = moneyToFloat(account.cash);
  account.fees = (account.fees + fee) as Money;
  const before = position.quantity as number;
  if (before === 0) {
    position.cost = (buys ? value : -value) as Money;
    position.quantity = signed as QuantityUnits;
    return ZERO_MONEY;
  }
  if (before === -signed) {
    const realized = (buys ? -value - position.cost : value - position.cost) as Money;
    account.realized = (account.realized + realized) as Money;
    position.cost = ZERO_MONEY;
    position.quantity = ZERO_QUANTITY;
    return realized;
  }
  const flow = buys ? -value : value;
  if (before > 0 === signed > 0) {
    position.cost = (position.cost - flow) as Money;
    position.quantity = (before + signed) as QuantityUnits;
    return ZERO_MONEY;
  }
  const closed = Math.min(Math.abs(before), quantity);
  const wholePosition = closed === Math.abs(before);
  const closedCost = wholePosition ? position.cost : (position.cost * BigInt(closed)) / BigInt(Math.abs(before));
  const closedFlow = closed === quantity ? flow : (flow * BigInt(closed)) / BigInt(quantity);
  const realized = (closedFlow - closedCost) as Money;
  account.realized = (account.realized + realized) as Money;
  // What is left of the fill after closing everything opens a position on the other side.
  position.cost = (position.cost - closedCost - (flow - closedFlow)) as Money;
  position.quantity = (before + signed) as QuantityUnits;
  return realized;
}

/**
 * A fee that was taken in coins, after its trade has been booked without one: the position is smaller by them, and what
 * they had cost is the fee.
 */
export function postBaseFee(account: Account, instrumentIndex: number, feeQuantity: QuantityUnits, fee: Money): void {
  const position = account.positions[instrumentIndex];
  position.quantity = (position.quantity - feeQuantity) as QuantityUnits;
  position.cost = (position.cost - fee) as Money;
  account.fees = (account.fees + fee) as Money;
}

/** Books funding of a perpetual: positive is received, negative is paid. */
export function postFunding(account: Account, amount: Money): void {
  account.cash = (account.cash + amount) as Money;
  account.cashFloat = moneyToFloat(account.cash);
  account.funding = (account.funding + amount) as Money;
}

/** Books interest on what a spot account on margin has borrowed: it is always paid. */
export function postInterest(account: Account, amount: Money): void {
  assert(amount >= 0n, `interest of ${amount}`);
  account.cash = (account.cash - amount) as Money;
  account.cashFloat = moneyToFloat(account.cash);
  account.interest = (account.interest + amount) as Money;
}

/** Books what an insurance fund paid of a liquidation's loss. */
export function postCover(account: Account, amount: Money): void {
  assert(amount >= 0n, `an insurance fund that takes ${amount}`);
  account.cash = (account.cash + amount) as Money;
  account.cashFloat = moneyToFloat(account.cash);
  account.covered = (account.covered + amount) as Money;
}

/**
 * What a futures exchange shows as the wallet balance: deposits with realised profit, fees, funding and interest, but
 * without the unrealised profit; exact.
 */
export function walletBalance(account: Account): Money {
  let wallet: bigint = account.cash;
  for (const { cost } of account.positions) wallet += cost;
  return wallet as Money;
}

/** Moves cash between sub-accounts: the desk's total stays what it was. */
export function transferCash(from: Account, to: Account, amount: Money): void {
  assert(amount > 0n && amount <= from.cash, `a transfer of ${amount} out of ${from.cash}`);
  from.cash = (from.cash - amount) as Money;
  from.deposited = (from.deposited - amount) as Money;
  to.cash = (to.cash + amount) as Money;
  to.deposited = (to.deposited + amount) as Money;
  from.cashFloat = moneyToFloat(from.cash);
  to.cashFloat = moneyToFloat(to.cash);
}

/** Cash plus positions at the given prices, exact. */
export function accountEquity(
  account: Account,
  instruments: readonly Instrument[],
  priceOf: (instrument: Instrument) => PriceUnits,
): Money {
  let equity: bigint = account.cash;
  for (const instrument of instruments) {
    const { quantity } = account.positions[instrument.index];
    if (quantity > 0) equity += notional(instrument, priceOf(instrument), quantity);
    else if (quantity < 0) equity -= notional(instrument, priceOf(instrument), -quantity as QuantityUnits);
  }
  return equity as Money;
}
