import type { Instrument } from '../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY } from '../../core/units.js';
import type { Liquidity } from '../../events/order-terms.js';
import type { RejectReason } from './orders/reject-reason.js';
import type { VenueOrder } from './orders/venue-order.js';

/** A fill about to happen. */
export interface ProposedFill {
  readonly order: VenueOrder;
  readonly instrument: Instrument;
  readonly price: PriceUnits;
  readonly quantity: QuantityUnits;
  /** Price × quantity and the fee on it, exact. */
  readonly value: Money;
  readonly fee: Money;
  /** What of a buy the venue keeps as its fee; 0 where it is paid in quote currency. */
  readonly feeQuantity: QuantityUnits;
  readonly liquidity: Liquidity;
}

/** What the other orders of a group have set aside together. */
export interface SharedLock {
  readonly cash: Money;
  readonly quantity: number;
}

export const NOTHING_SHARED: SharedLock = { cash: ZERO_MONEY, quantity: 0 };

/**
 * What stands behind the orders of a market: coins and cash on a spot market, margin on a perpetual one. It is the
 * venue's own account of each sub-account, kept apart from the desk's books, and refuses what is not covered.
 */
export interface Collateral {
  /** Plain data. */
  state: unknown;
  /**
   * Sets aside what `quantity` of the order may need, or says why it cannot. `shared` is what the rest of its group has
   * set aside already: only one of them will fill, so only the excess is needed. `book` is that of the instrument, with
   * or without the order itself.
   */
  lock(
    order: VenueOrder,
    quantity: QuantityUnits,
    instrument: Instrument,
    lastPrice: number,
    shared: SharedLock,
    book: readonly VenueOrder[],
  ): RejectReason | null;
  /** Gives back what the order had set aside for `quantity` of what it leaves. */
  release(order: VenueOrder, quantity: QuantityUnits): void;
  /** Sets aside again exactly what the order had set aside before it was released. */
  restore(order: VenueOrder, cash: Money, quantity: QuantityUnits): void;
  /** How much of the fill the account can pay for. The open may be dearer than the price the order was covered at. */
  coverable(fill: ProposedFill): QuantityUnits;
  /** Books the fill; what it had set aside has been released. */
  settle(fill: ProposedFill): void;
  /** Base quantity held, in units; negative when short. */
  position(strategyIndex: number, instrumentIndex: number): number;
  moveCash(fromStrategyIndex: number, toStrategyIndex: number, amount: Money): void;
}
