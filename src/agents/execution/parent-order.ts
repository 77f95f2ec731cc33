import type { Money, QuantityUnits } from '../../core/units.js';
import type { OrderTerms } from '../../events/order-terms.js';

/** An approved intent that an algorithm works in slices. It never goes to the venue itself. Plain data. */
export interface ParentOrder {
  readonly orderId: number;
  readonly intentId: number;
  /** Name of the algorithm that it was begun with. */
  readonly algorithm: string;
  /** As approved: its quantity is what risk left. */
  readonly terms: OrderTerms;
  readonly startTsMs: number;
  /** The last price when the intent was approved, float. */
  readonly arrivalPrice: number;
  /** The algorithm's plan: shares of the quantity that are due by each step, rising to 1; empty for one without steps. */
  plan: readonly number[];
  /** How often its timer has fallen due. */
  step: number;
  /** At the venue and neither filled nor ended, in quantity units. */
  working: number;
  /** In quantity units. */
  filled: number;
  /** Exact Σ of the slices' fills. */
  notional: Money;
  fees: Money;
  /** Slices sent so far, and how many of them the venue has not ended. */
  slices: number;
  openSlices: number;
  /** Slices that ended unfilled, since one filled last. */
  failuresInARow: number;
  /** Nothing more is sent: it ends with its last slice. */
  stopping: boolean;
  /** Σ volume and Σ typical price × volume of the bars since the start, float. */
  marketVolume: number;
  marketNotional: number;
}

/** What is neither filled nor at the venue, in quantity units. */
export function unsentQuantity(parent: ParentOrder): QuantityUnits {
  return (parent.terms.quantity - parent.filled - parent.working) as QuantityUnits;
}
