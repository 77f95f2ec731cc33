import type { Instrument } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import type { OrderFilled } from '../../events/order-events.js';
import type { OrderTerms } from '../../events/order-terms.js';
import type { DeskOrder } from './desk-order.js';

/** What follows from a verdict on an order: it is never sent, or it goes on and the verdict is on record. */
export type ComplianceAction = 'block' | 'flag';

/** What speaks against an order, or against what has become of one. */
export interface Verdict {
  readonly rule: string;
  /** In a sentence, with the numbers. */
  readonly reason: string;
}

/** An order that risk has approved and that may open a position. */
export interface ReviewedOrder {
  readonly tsMs: number;
  readonly terms: OrderTerms;
  /** As approved. */
  readonly quantity: QuantityUnits;
  readonly instrument: Instrument;
  /** Float; NaN before the first price. */
  readonly lastPrice: number;
}

/**
 * One rule of conduct. It judges and does nothing: the compliance agent blocks, flags and keeps the rule's state, which
 * is plain data. No rule is asked about an order that only reduces a position: nobody is kept from getting out.
 */
export interface ComplianceRule<State = unknown> {
  readonly name: string;
  readonly action: ComplianceAction;
  createState(): State;
  /** Null: nothing speaks against the order. `desk` are the desk's orders that the venue has not ended. */
  review(order: ReviewedOrder, desk: readonly DeskOrder[], state: State): Verdict | null;
  /** The order goes on: no rule has blocked it. Reducing orders come here, too. */
  cleared?(order: ReviewedOrder, state: State): void;
  filled?(fill: OrderFilled, state: State): void;
  /** An order of the desk is over; a verdict on it is flagged, for it is too late to block. */
  ended?(order: DeskOrder, wasCancelled: boolean, tsMs: number, state: State): Verdict | null;
}
