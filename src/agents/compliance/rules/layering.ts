import type { Side } from '../../../events/order-terms.js';
import type { ComplianceAction, ComplianceRule, ReviewedOrder, Verdict } from '../compliance-rule.js';
import type { DeskOrder } from '../desk-order.js';

export interface LayeringOptions {
  readonly action: ComplianceAction;
  /** Limit orders that may be cancelled unfilled within the window. */
  readonly maxCancels: number;
  readonly withinMs: number;
  /** More may be cancelled while at least this part of what was asked for has filled, in percent of the quantity. */
  readonly minFillRatioPct: number;
}

interface EndedOrder {
  readonly tsMs: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  /** In quantity units. */
  readonly ordered: number;
  readonly filled: number;
  readonly wasCancelled: boolean;
}

interface LayeringState {
  /** Limit orders that have ended, in order of time. */
  ended: EndedOrder[];
}

/**
 * Limit orders are placed to be filled. Of one strategy, symbol and side it counts the limit orders that ended within
 * the window: it is layering when more than `maxCancels` of them were cancelled with nothing filled, and less than
 * `minFillRatioPct` of what all of them asked for has filled. Exits do not count, and neither does what the venue ends by
 * itself (time in force, rejection) as a cancel.
 *
 * Every cancel that belongs to the pattern is flagged. With `block`, further limit orders of that strategy, symbol and
 * side are blocked for as long as the window shows it. Sources: "bidding or offering with the intent to cancel the bid
 * or offer before execution" (7 U.S.C. 6c(a)(5)(C)); layering and spoofing in Delegated Regulation (EU) 2016/522, Annex
 * II, Section 1, 5(e). Intent cannot be seen from outside, the pattern can.
 */
export class Layering implements ComplianceRule<LayeringState> {
  readonly name = 'layering';
  readonly action: ComplianceAction;
  private readonly maxCancels: number;
  private readonly withinMs: number;
  private readonly minFillRatioPct: number;

  constructor({ action, maxCancels, withinMs, minFillRatioPct }: LayeringOptions) {
    this.action = action;
    this.maxCancels = maxCancels;
    this.withinMs = withinMs;
    this.minFillRatioPct = minFillRatioPct;
  }

  createState(): LayeringState {
    return { ended: [] };
  }

  review({ tsMs, terms }: ReviewedOrder, _desk: readonly DeskOrder[], state: LayeringState): Verdict | null {
    // When it only flags, the cancels have been flagged already.
    if (this.action === 'flag' || terms.limitPrice === 0) return null;
    return this.judge(terms, tsMs, state);
  }

  ended(order: DeskOrder, wasCancelled: boolean, tsMs: number, state: LayeringState): Verdict | null {
    if (order.type !== 'limit' || order.role === 'exit') return null;
    const { strategyIndex, instrumentIndex, side, quantity: ordered, filled } = order;
    state.ended = state.ended.filter((one) => one.tsMs > tsMs - this.withinMs);
    state.ended.push({ tsMs, strategyIndex, instrumentIndex, side, ordered, filled, wasCancelled });
    return wasCancelled && filled === 0 ? this.judge(order, tsMs, state) : null;
  }

  private judge(
    order: Pick<DeskOrder, 'strategyIndex' | 'instrumentIndex' | 'side'>,
    tsMs: number,
    state: LayeringState,
  ): Verdict | null {
    let cancels = 0;
    let ordered = 0;
    let filled = 0;
    for (const one of state.ended) {
      if (one.tsMs <= tsMs - this.withinMs || one.strategyIndex !== order.strategyIndex) continue;
      if (one.instrumentIndex !== order.instrumentIndex || one.side !== order.side) continue;
      if (one.wasCancelled && one.filled === 0) cancels++;
      ordered += one.ordered;
      filled += one.filled;
    }
    if (cancels <= this.maxCancels || filled * 100 >= ordered * this.minFillRatioPct) return null;
    const share = Math.round((filled / ordered) * 1_000) / 10;
    const pattern = `${cancels} ${order.side} limit orders cancelled unfilled within ${this.withinMs / 1000} s`;
    return {
      rule: this.name,
      reason: `${pattern}, more than ${this.maxCancels}, and ${share} % of the quantity filled`,
    };
  }
}
