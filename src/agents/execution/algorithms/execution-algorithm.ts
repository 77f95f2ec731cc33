import type { Instrument } from '../../../core/instrument.js';
import type { PriceUnits } from '../../../core/units.js';
import type { OrderType } from '../../../events/order-terms.js';
import type { ParentOrder } from '../parent-order.js';
import type { VolumeProfile } from './volume-profile.js';

/** What has happened to a parent: approved, its timer fell due, a bar closed, a slice filled to the end. */
export type Occasion = 'start' | 'timer' | 'bar' | 'fill';

/** What an algorithm may look at besides the parent: nothing that lies in the future. */
export interface ExecutionView {
  /** Virtual time. */
  readonly tsMs: number;
  readonly instrument: Instrument;
  /** When the instrument trades how much, as far as it has been seen; null when no algorithm asks for it. */
  readonly profile: VolumeProfile | null;
}

/** How far a parent should have come. */
export interface ExecutionStep {
  /**
   * How much should have been sent by now, in quantity units, not yet on the lot grid: what is missing is sent, never
   * more than the parent has left.
   */
  readonly dueQuantity: number;
  /** Slices are limit orders at this price; 0: market orders. */
  readonly limitPrice: PriceUnits;
  /** When its timer falls due, epoch milliseconds; 0 sets none. A parent has one timer at most. */
  readonly wakeTsMs: number;
}

/**
 * A way to work a large order: it says how much should be out by when, and nothing else. Cutting to the lot, sending,
 * counting, retrying and ending are the same for all (see ParentDesk). It keeps no state of its own: what it must
 * remember of a parent is in the parent.
 */
export interface ExecutionAlgorithm {
  /** Its name in the scenario and in `ExecutionCompleted`. */
  readonly name: string;
  /** The types of orders that it works; others go to the venue as they are. */
  readonly orderTypes: readonly OrderType[];
  /** Made once, at the start. */
  plan(view: ExecutionView): readonly number[];
  /** Null: nothing to do on this occasion. */
  decide(occasion: Occasion, parent: ParentOrder, view: ExecutionView): ExecutionStep | null;
}

/** A market order's limit price. */
export const NO_LIMIT = 0 as PriceUnits;
