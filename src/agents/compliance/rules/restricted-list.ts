import { isoTime } from '../../../core/iso-time.js';
import type { Side } from '../../../events/order-terms.js';
import type { ComplianceRule, ReviewedOrder, Verdict } from '../compliance-rule.js';
import type { DeskOrder } from '../desk-order.js';

/** A market that must not be entered from `fromMs` (inclusive) to `toMs` (exclusive); infinite: without that end. */
export interface Restriction {
  readonly instrumentIndex: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Null: both. */
  readonly side: Side | null;
}

/**
 * Keeps the desk out of markets that it must not enter: nothing may be opened or enlarged there while the restriction
 * holds. What is held may be sold, and a short bought back.
 */
export class RestrictedList implements ComplianceRule<null> {
  readonly name = 'restrictedList';
  readonly action = 'block';
  private readonly restrictions: readonly Restriction[];

  constructor(restrictions: readonly Restriction[]) {
    this.restrictions = restrictions;
  }

  createState(): null {
    return null;
  }

  review({ terms, tsMs, instrument }: ReviewedOrder, _desk: readonly DeskOrder[]): Verdict | null {
    const found = this.restrictions.find(
      ({ instrumentIndex, side, fromMs, toMs }) =>
        instrumentIndex === terms.instrumentIndex &&
        (side === null || side === terms.side) &&
        tsMs >= fromMs &&
        tsMs < toMs,
    );
    if (found === undefined) return null;
    const what = found.side === null ? 'is restricted' : `is restricted for ${found.side} orders`;
    const from = Number.isFinite(found.fromMs) ? ` from ${isoTime(found.fromMs)}` : '';
    const to = Number.isFinite(found.toMs) ? ` to ${isoTime(found.toMs)}` : '';
    return { rule: this.name, reason: `${instrument.symbol} ${what}${from}${to}` };
  }
}
