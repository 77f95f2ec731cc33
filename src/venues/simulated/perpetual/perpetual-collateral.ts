import { type Instrument, roundToTick } from '../../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY } from '../../../core/units.js';
import {
  type Account,
  openAccount,
  postCover,
  postFunding,
  postInterest,
  postTrade,
  transferCash,
  walletBalance,
} from '../../../ledger/account.js';
import type { Collateral, ProposedFill, SharedLock } from '../collateral.js';
import type { FeeModel } from '../models/fee/fee-model.js';
import type { RejectReason } from '../orders/reject-reason.js';
import { isReduceOnly, leavesOf, type VenueOrder } from '../orders/venue-order.js';
import { isolatedMarginAfter } from './isolated-margin.js';
import type { MarginBrackets } from './margin-brackets.js';
import {
  affordableOpening,
  availableMargin,
  isLeverageAllowed,
  type MarginedPosition,
  marginPrice,
  openedQuantity,
  requiredMargin,
} from './order-margin.js';
import { pendingOpenings } from './pending-openings.js';
import { absoluteNotional, type MarkedPosition } from './perpetual-position.js';

export type MarginMode = 'cross' | 'isolated';

export interface PerpetualCollateralOptions {
  readonly instruments: readonly Instrument[];
  readonly deposits: readonly Money[];
  readonly fees: FeeModel;
  /** By instrument. */
  readonly brackets: readonly MarginBrackets[];
  readonly leverage: number;
  readonly mode: MarginMode;
  /** By instrument, float: what positions are marked at, mark prices or the last ones. Asked for when needed. */
  readonly prices: () => ArrayLike<number>;
}

interface MarginState {
  readonly accounts: Account[];
  /** What open orders have set aside, by strategy. */
  readonly orderMargins: Money[];
  /** By strategy and instrument; zero throughout in cross mode. */
  readonly isolatedMargins: Money[][];
}

/**
 * Margin behind perpetuals: each sub-account has a wallet of its own, positions are long or short, and only what opens
 * or enlarges one needs margin. The venue's own account is kept like the ledger's: cash mirrors the cost of positions.
 */
export class PerpetualCollateral implements Collateral {
  /** Goes up whenever a balance or a position may have changed: for whoever keeps what follows from them. */
  changes = 0;
  private current: MarginState;
  private readonly options: PerpetualCollateralOptions;

  constructor(options: PerpetualCollateralOptions) {
    const { deposits, instruments } = options;
    this.options = options;
    this.current = {
      accounts: deposits.map((deposit) => openAccount(deposit, instruments.length)),
      orderMargins: deposits.map(() => ZERO_MONEY),
      isolatedMargins: deposits.map(() => instruments.map(() => ZERO_MONEY)),
    };
  }

  get state(): MarginState {
    return this.current;
  }

  set state(state: MarginState) {
    this.current = state;
    this.changes++;
  }

  lock(
    order: VenueOrder,
    quantity: QuantityUnits,
    instrument: Instrument,
    lastPrice: number,
    shared: SharedLock,
    book: readonly VenueOrder[],
  ): RejectReason | null {
    if (isReduceOnly(order)) return null;
    const { strategyIndex, side } = order.terms;
    const held = this.heldQuantity(strategyIndex, instrument.index);
    const opened = openedQuantity(held, side, quantity);
    if (opened === 0 && book.length === 0) return null;
    const { leverage, brackets, fees } = this.options;
    const last = roundToTick(instrument, lastPrice);
    const price = marginPrice(last, order.limitPrice);
    const pending = pendingOpenings(book, order, instrument, held, last);
    const beyond = openedQuantity(held, side, quantity, pending.quantity);
    const after = (beyond + (held > 0 === (side === 'buy') ? Math.abs(held) : 0)) as QuantityUnits;
    const position = { instrument, brackets: brackets[instrument.index], quantity: after, cost: ZERO_MONEY };
    const notionalAfter = (absoluteNotional(position, price) + pending.notional) as Money;
    if (beyond > 0 && !isLeverageAllowed(position.brackets, notionalAfter, leverage)) return 'MAX_LEVERAGE_POSITION';
    if (opened === 0) return null;
    const margin = requiredMargin(instrument, opened, price, leverage, fees.rate('taker'));
    const needed = (margin > shared.cash ? margin - shared.cash : 0n) as Money;
    if (this.available(strategyIndex) < needed) return 'INSUFFICIENT_MARGIN';
    const { orderMargins } = this.state;
    order.lockedCash = (order.lockedCash + needed) as Money;
    orderMargins[strategyIndex] = (orderMargins[strategyIndex] + needed) as Money;
    return null;
  }

  release(order: VenueOrder, quantity: QuantityUnits): void {
    if (order.lockedCash === ZERO_MONEY) return;
    const { strategyIndex } = order.terms;
    const { orderMargins } = this.state;
    const leaves = leavesOf(order);
    const share = quantity >= leaves ? order.lockedCash : (order.lockedCash * BigInt(quantity)) / BigInt(leaves);
    order.lockedCash = (order.lockedCash - share) as Money;
    orderMargins[strategyIndex] = (orderMargins[strategyIndex] - share) as Money;
  }

  restore(order: VenueOrder, cash: Money): void {
    const { orderMargins } = this.state;
    const { strategyIndex } = order.terms;
    order.lockedCash = cash;
    orderMargins[strategyIndex] = (orderMargins[strategyIndex] + cash) as Money;
  }

  coverable({ order, instrument, price, quantity, liquidity }: ProposedFill): QuantityUnits {
    const { strategyIndex, side } = order.terms;
    const { leverage, fees } = this.options;
    const opened = openedQuantity(this.heldQuantity(strategyIndex, instrument.index), side, quantity);
    if (opened === 0) return quantity;
    const rate = fees.rate(liquidity);
    if (requiredMargin(instrument, opened, price, leverage, rate) <= order.lockedCash) return quantity;
    const available = (this.available(strategyIndex) + order.lockedCash) as Money;
    const affordable = affordableOpening(instrument, available, price, opened, leverage, rate);
    return (quantity - opened + affordable) as QuantityUnits;
  }

  settle({ order, instrument, quantity, value, fee }: ProposedFill): void {
    this.trade(order.terms.strategyIndex, instrument, order.terms.side, quantity, value, fee);
  }

  /** Books a trade of the sub-account, its margin included. */
  trade(
    strategyIndex: number,
    instrument: Instrument,
    side: 'buy' | 'sell',
    quantity: QuantityUnits,
    value: Money,
    fee: Money,
  ): void {
    const { accounts, isolatedMargins } = this.state;
    const { leverage, mode } = this.options;
    this.changes++;
    if (mode === 'isolated') {
      const margins = isolatedMargins[strategyIndex];
      const held = this.heldQuantity(strategyIndex, instrument.index);
      margins[instrument.index] = isolatedMarginAfter(margins[instrument.index], held, side, quantity, value, leverage);
    }
    postTrade(accounts[strategyIndex], instrument.index, side, quantity, value, fee);
  }

  /** Funding of an isolated position is paid by, or goes to, its own margin. */
  fund(strategyIndex: number, instrumentIndex: number, amount: Money): void {
    this.changes++;
    postFunding(this.state.accounts[strategyIndex], amount);
    if (this.options.mode !== 'isolated') return;
    const margins = this.state.isolatedMargins[strategyIndex];
    margins[instrumentIndex] = (margins[instrumentIndex] + amount) as Money;
  }

  /** Interest of an isolated position is paid by its own margin; of cash that none of them borrowed (-1), by the wallet. */
  chargeInterest(strategyIndex: number, instrumentIndex: number, amount: Money): void {
    this.changes++;
    postInterest(this.state.accounts[strategyIndex], amount);
    if (this.options.mode !== 'isolated' || instrumentIndex < 0) return;
    const margins = this.state.isolatedMargins[strategyIndex];
    margins[instrumentIndex] = (margins[instrumentIndex] - amount) as Money;
  }

  /** Sets the margin of an isolated position, where `trade` has left with the wallet what belongs to it. */
  setIsolatedMargin(strategyIndex: number, instrumentIndex: number, margin: Money): void {
    this.changes++;
    this.state.isolatedMargins[strategyIndex][instrumentIndex] = margin;
  }

  cover(strategyIndex: number, amount: Money): void {
    this.changes++;
    postCover(this.state.accounts[strategyIndex], amount);
  }

  position(strategyIndex: number, instrumentIndex: number): number {
    return this.heldQuantity(strategyIndex, instrumentIndex);
  }

  moveCash(from: number, to: number, amount: Money): void {
    this.changes++;
    transferCash(this.state.accounts[from], this.state.accounts[to], amount);
  }

  get strategyCount(): number {
    return this.state.accounts.length;
  }

  wallet(strategyIndex: number): Money {
    return walletBalance(this.state.accounts[strategyIndex]);
  }

  isolatedMargin(strategyIndex: number, instrumentIndex: number): Money | null {
    if (this.options.mode !== 'isolated') return null;
    const margins = this.state.isolatedMargins[strategyIndex];
    // Fees come out of the wallet, and so does a loss beyond a margin's share: what is not there stands behind nothing.
    let rest = this.wallet(strategyIndex);
    margins.forEach((margin, index) => {
      if (index !== instrumentIndex) rest = (rest - margin) as Money;
    });
    return rest < margins[instrumentIndex] ? rest : margins[instrumentIndex];
  }

  /** Whether nothing but its own price moves the margin behind a position. */
  standsAlone(strategyIndex: number, instrumentIndex: number): boolean {
    if (this.options.mode === 'isolated') return true;
    return this.state.accounts[strategyIndex].positions.every(
      ({ quantity }, index) => quantity === 0 || index === instrumentIndex,
    );
  }

  /** Open positions of a sub-account at their mark prices. */
  positions(strategyIndex: number): MarginedPosition[] {
    const { instruments } = this.options;
    const open: MarginedPosition[] = [];
    this.state.accounts[strategyIndex].positions.forEach(({ quantity }, index) => {
      if (quantity === 0) return;
      const isolatedMargin = this.isolatedMargin(strategyIndex, index);
      open.push({
        ...this.marked(strategyIndex, instruments[index]),
        leverage: this.options.leverage,
        isolatedMargin,
      });
    });
    return open;
  }

  /** What a position in the instrument is marked at now. */
  markPrice(instrument: Instrument): PriceUnits {
    return roundToTick(instrument, this.options.prices()[instrument.index]);
  }

  /** One position at its mark price. */
  marked(strategyIndex: number, instrument: Instrument): MarkedPosition {
    const { quantity, cost } = this.state.accounts[strategyIndex].positions[instrument.index];
    const price = this.markPrice(instrument);
    return { instrument, brackets: this.options.brackets[instrument.index], quantity, cost, price };
  }

  /** What the sub-account has for new orders. */
  available(strategyIndex: number): Money {
    const { orderMargins } = this.state;
    return availableMargin(this.wallet(strategyIndex), this.positions(strategyIndex), orderMargins[strategyIndex]);
  }

  private heldQuantity(strategyIndex: number, instrumentIndex: number): QuantityUnits {
    return this.state.accounts[strategyIndex].positions[instrumentIndex].quantity;
  }
}
