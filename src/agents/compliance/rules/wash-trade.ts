import { formatPrice, formatQuantity, type Instrument, priceToFloat } from '../../../core/instrument.js';
import type { QuantityUnits } from '../../../core/units.js';
import type { OrderFilled } from '../../../events/order-events.js';
import type { Side } from '../../../events/order-terms.js';
import type { ComplianceAction, ComplianceRule, ReviewedOrder, Verdict } from '../compliance-rule.js';
import type { DeskOrder } from '../desk-order.js';

export interface WashTradeOptions {
  readonly action: ComplianceAction;
  readonly windowMs: number;
  /** How far what was bought and what was sold may lie apart and still be called equal, in percent of the larger. */
  readonly tolerancePct: number;
}

interface Trade {
  readonly tsMs: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly quantity: number;
}

interface WashTradeState {
  /** In order of time, none older than the window when an order was reviewed last. */
  trades: Trade[];
}

/**
 * The desk must not trade with itself. All strategies have one beneficial owner, so an order that would trade on
 * arrival (a market order, or a limit order that reaches the last price) is a wash trade in two cases:
 *
 * 1. It would meet a resting limit order of another strategy on the other side of the symbol.
 * 2. With it, what the desk has bought and what it has sold of the symbol within the window are equal, give or take the
 *    tolerance: much was traded and the position is what it was.
 *
 * Traded in the sense of 2 is what has filled, and every cleared market order from its clearance on, as it is as good as
 * filled. Sources: "transactions to give the appearance that purchases and sales have been made, without incurring
 * market risk or changing the trader's market position" (CFTC Glossary, Wash Trading; 7 U.S.C. 6c(a)(2)(A)); "no change
 * in beneficial interests or market risk" (Delegated Regulation (EU) 2016/522, Annex II, Section 1, 3(a)).
 */
export class WashTrade implements ComplianceRule<WashTradeState> {
  readonly name = 'washTrade';
  readonly action: ComplianceAction;
  private readonly windowMs: number;
  private readonly tolerancePct: number;

  constructor({ action, windowMs, tolerancePct }: WashTradeOptions) {
    this.action = action;
    this.windowMs = windowMs;
    this.tolerancePct = tolerancePct;
  }

  createState(): WashTradeState {
    return { trades: [] };
  }

  review(order: ReviewedOrder, desk: readonly DeskOrder[], state: WashTradeState): Verdict | null {
    const price = priceOnArrival(order);
    if (price === null) return null;
    const { terms, instrument } = order;
    const other = desk.find(
      (resting) =>
        resting.rests &&
        resting.instrumentIndex === terms.instrumentIndex &&
        resting.strategyIndex !== terms.strategyIndex &&
        resting.side !== terms.side &&
        reaches(terms.side, price, priceToFloat(instrument, resting.limitPrice)),
    );
    if (other !== undefined) return this.verdict(selfTradeReason(other, instrument));
    return this.reviewRoundTrip(order, state);
  }

  private reviewRoundTrip({ tsMs, terms, quantity, instrument }: ReviewedOrder, state: WashTradeState): Verdict | null {
    state.trades = state.trades.filter((trade) => trade.tsMs > tsMs - this.windowMs);
    const total = { buy: 0, sell: 0 };
    for (const trade of state.trades) {
      if (trade.instrumentIndex === terms.instrumentIndex) total[trade.side] += trade.quantity;
    }
    total[terms.side] += quantity;
    const least = Math.min(total.buy, total.sell);
    const most = Math.max(total.buy, total.sell);
    if (least === 0 || (most - least) * 100 > most * this.tolerancePct) return null;
    const written = (units: number) => formatQuantity(instrument, units as QuantityUnits);
    const amounts = `${written(total.buy)} bought and ${written(total.sell)} sold of ${instrument.symbol}`;
    return this.verdict(`the desk would have ${amounts} within ${this.windowMs / 1000} s`);
  }

  cleared({ tsMs, terms, quantity }: ReviewedOrder, state: WashTradeState): void {
    if (terms.type !== 'market') return;
    this.add({ tsMs, instrumentIndex: terms.instrumentIndex, side: terms.side, quantity }, state);
  }

  filled({ tsMs, instrumentIndex, side, quantity, type, role }: OrderFilled, state: WashTradeState): void {
    const hasCounted = type === 'market' && (role === 'direct' || role === 'slice');
    if (!hasCounted) this.add({ tsMs, instrumentIndex, side, quantity }, state);
  }

  private add(trade: Trade, state: WashTradeState): void {
    const { trades } = state;
    while (trades.length > 0 && trades[0].tsMs <= trade.tsMs - this.windowMs) trades.shift();
    trades.push(trade);
  }

  private verdict(reason: string): Verdict {
    return { rule: this.name, reason };
  }
}

/** The price that the order would trade at when it arrives; null when it would wait. */
function priceOnArrival({ terms, instrument, lastPrice }: ReviewedOrder): number | null {
  if (terms.type === 'market') return lastPrice;
  if (terms.type !== 'limit' || terms.conditions?.postOnly === true) return null;
  const limit = priceToFloat(instrument, terms.limitPrice);
  return reaches(terms.side, limit, lastPrice) ? limit : null;
}

function reaches(side: Side, price: number, opposite: number): boolean {
  return side === 'buy' ? price >= opposite : price <= opposite;
}

function selfTradeReason({ orderId, side, limitPrice }: DeskOrder, instrument: Instrument): string {
  const which = orderId === 0 ? `a ${side} order` : `${side} order ${orderId}`;
  return `would trade with ${which} of another strategy at ${formatPrice(instrument, limitPrice)}`;
}
