import type { Instrument } from '../../../core/instrument.js';
import { type Money, type QuantityUnits, ZERO_MONEY, ZERO_QUANTITY } from '../../../core/units.js';
import type { Collateral, ProposedFill, SharedLock } from '../collateral.js';
import type { FeeModel } from '../models/fee/fee-model.js';
import type { RejectReason } from '../orders/reject-reason.js';
import { isReduceOnly, leavesOf, type VenueOrder } from '../orders/venue-order.js';
import { affordableQuantity } from './affordable-quantity.js';
import { type Balances, createBalances, freeCash, freeHoldings, moveCash } from './balances.js';
import { costToCover } from './cost-to-cover.js';

/**
 * Coins against cash: a buy sets aside its cost, a sell its coins, and nothing is lent. An order that may only reduce
 * sets nothing aside, for it is cut to what is held when it fills.
 */
export class SpotCollateral implements Collateral {
  state: Balances;
  private readonly fees: FeeModel;

  constructor(deposits: readonly Money[], instrumentCount: number, fees: FeeModel) {
    this.state = createBalances(deposits, instrumentCount);
    this.fees = fees;
  }

  lock(
    order: VenueOrder,
    quantity: QuantityUnits,
    instrument: Instrument,
    lastPrice: number,
    shared: SharedLock,
  ): RejectReason | null {
    const { state } = this;
    const { strategyIndex, side } = order.terms;
    if (side === 'sell') {
      if (isReduceOnly(order)) return null;
      const needed = Math.max(0, quantity - shared.quantity);
      if (freeHoldings(state, strategyIndex, instrument.index) < needed) return 'INSUFFICIENT_BALANCE';
      state.lockedHoldings[strategyIndex][instrument.index] += needed;
      order.lockedQuantity = (order.lockedQuantity + needed) as QuantityUnits;
      return null;
    }
    const cost = costToCover(order, quantity, instrument, lastPrice, this.fees);
    const needed = shared.cash === ZERO_MONEY ? cost : subtractToZero(cost, shared.cash);
    if (freeCash(state, strategyIndex) < needed) return 'INSUFFICIENT_BALANCE';
    const locked = state.lockedCash[strategyIndex];
    order.lockedCash = order.lockedCash === ZERO_MONEY ? needed : ((order.lockedCash + needed) as Money);
    state.lockedCash[strategyIndex] = locked === ZERO_MONEY ? needed : ((locked + needed) as Money);
    return null;
  }

  release(order: VenueOrder, quantity: QuantityUnits): void {
    const { state } = this;
    const { strategyIndex, instrumentIndex, side } = order.terms;
    const leaves = leavesOf(order);
    if (side === 'sell') {
      const share = quantity >= leaves ? order.lockedQuantity : Math.min(quantity, order.lockedQuantity);
      order.lockedQuantity = (order.lockedQuantity - share) as QuantityUnits;
      state.lockedHoldings[strategyIndex][instrumentIndex] -= share;
      return;
    }
    const whole = quantity >= leaves;
    const share = whole ? order.lockedCash : (order.lockedCash * BigInt(quantity)) / BigInt(leaves);
    order.lockedCash = whole ? ZERO_MONEY : ((order.lockedCash - share) as Money);
    const locked = state.lockedCash[strategyIndex];
    // The account's only order, as a rule: what it leaves is nothing.
    state.lockedCash[strategyIndex] = locked === share ? ZERO_MONEY : ((locked - share) as Money);
  }

  restore(order: VenueOrder, cash: Money, quantity: QuantityUnits): void {
    const { lockedCash, lockedHoldings } = this.state;
    const { strategyIndex, instrumentIndex } = order.terms;
    order.lockedCash = cash;
    order.lockedQuantity = quantity;
    lockedCash[strategyIndex] = (lockedCash[strategyIndex] + cash) as Money;
    lockedHoldings[strategyIndex][instrumentIndex] += quantity;
  }

  coverable({ order, instrument, price, quantity, value, fee, feeQuantity, liquidity }: ProposedFill): QuantityUnits {
    const { strategyIndex, instrumentIndex, side } = order.terms;
    if (side === 'sell') {
      if (order.lockedQuantity >= quantity) return quantity;
      const held = freeHoldings(this.state, strategyIndex, instrumentIndex) + order.lockedQuantity;
      return Math.max(ZERO_QUANTITY, Math.min(quantity, held - (held % instrument.lotUnits))) as QuantityUnits;
    }
    const cost = feeQuantity > 0 ? value : value + fee;
    if (cost <= order.lockedCash) return quantity;
    const cash = (freeCash(this.state, strategyIndex) + order.lockedCash) as Money;
    if (cost <= cash) return quantity;
    return affordableQuantity(instrument, cash, price, quantity, this.fees.rate(liquidity));
  }

  settle({ order, quantity, value, fee, feeQuantity }: ProposedFill): void {
    const { strategyIndex, instrumentIndex, side } = order.terms;
    const { cash, holdings } = this.state;
    const before = cash[strategyIndex];
    if (side === 'sell') {
      cash[strategyIndex] = (before + (value - fee)) as Money;
      holdings[strategyIndex][instrumentIndex] -= quantity;
      return;
    }
    cash[strategyIndex] = (before - (feeQuantity > 0 ? value : value + fee)) as Money;
    holdings[strategyIndex][instrumentIndex] += quantity - feeQuantity;
    this.trimLock(order);
  }

  /** A part that was dearer than covered has used what the rest had set aside: it keeps no more than is there. */
  private trimLock(order: VenueOrder): void {
    const { strategyIndex } = order.terms;
    const { cash, lockedCash } = this.state;
    if (order.lockedCash === ZERO_MONEY || lockedCash[strategyIndex] <= cash[strategyIndex]) return;
    const shortage = lockedCash[strategyIndex] - cash[strategyIndex];
    const given = shortage < order.lockedCash ? shortage : order.lockedCash;
    order.lockedCash = (order.lockedCash - given) as Money;
    lockedCash[strategyIndex] = (lockedCash[strategyIndex] - given) as Money;
  }

  position(strategyIndex: number, instrumentIndex: number): number {
    return this.state.holdings[strategyIndex][instrumentIndex];
  }

  moveCash(from: number, to: number, amount: Money): void {
    moveCash(this.state, from, to, amount);
  }
}

function subtractToZero(from: Money, amount: Money): Money {
  return (from > amount ? from - amount : ZERO_MONEY) as Money;
}
