import type { Money, PriceUnits } from '../../src/core/units.js';
import type { EventHeader } from '../../src/events/event.js';
import type { FundingPaid, PositionLiquidated } from '../../src/events/ledger-events.js';
import type { OrderFilled, SubmitOrder } from '../../src/events/order-events.js';
import {
  type Account,
  openAccount,
  postCover,
  postFunding,
  postTrade,
  walletBalance,
} from '../../src/ledger/account.js';
import { isolatedMarginAfter } from '../../src/venues/simulated/perpetual/isolated-margin.js';

interface Book {
  readonly account: Account;
  /** What each position has put aside, as if it were isolated. */
  readonly margins: Money[];
}

/** A sub-account as it was before the venue closed some of it, and the prices at which it did. */
export interface MirroredLiquidation extends Book {
  readonly strategyIndex: number;
  readonly legs: { readonly instrumentIndex: number; readonly price: PriceUnits; readonly side: 'buy' | 'sell' }[];
}

/**
 * Books kept at the moment at which each event is published, when the bookkeeper has not heard of it yet: they say what
 * there was before an event.
 */
export class MarginMirror {
  readonly books: Book[];
  readonly reduceOnly = new Set<number>();
  private readonly leverage: number;
  private open = new Map<number, MirroredLiquidation>();

  constructor(deposits: readonly Money[], instrumentCount: number, leverage: number) {
    this.leverage = leverage;
    this.books = deposits.map((deposit) => ({
      account: openAccount(deposit, instrumentCount),
      margins: Array.from({ length: instrumentCount }, () => 0n as Money),
    }));
  }

  hear(event: EventHeader): void {
    const one = event as OrderFilled | FundingPaid | PositionLiquidated | SubmitOrder;
    if (one.kind === 'SubmitOrder' && one.terms.conditions?.reduceOnly) this.reduceOnly.add(one.orderId);
    else if (one.kind === 'OrderFilled') this.fill(one);
    else if (one.kind === 'FundingPaid') {
      const { account, margins } = this.books[one.strategyIndex];
      postFunding(account, one.amount);
      margins[one.instrumentIndex] = (margins[one.instrumentIndex] + one.amount) as Money;
    } else if (one.kind === 'PositionLiquidated') postCover(this.books[one.strategyIndex].account, one.covered);
  }

  /** The liquidations since this was asked last. */
  takeLiquidations(): MirroredLiquidation[] {
    const taken = [...this.open.values()];
    this.open = new Map();
    return taken;
  }

  private fill({ role, strategyIndex, instrumentIndex, side, price, quantity, notional, fee }: OrderFilled): void {
    const book = this.books[strategyIndex];
    if (role === 'liquidation') {
      const before = this.open.get(strategyIndex) ?? { ...structuredClone(book), strategyIndex, legs: [] };
      before.legs.push({ instrumentIndex, price, side });
      this.open.set(strategyIndex, before);
    }
    const { account, margins } = book;
    const held = account.positions[instrumentIndex].quantity;
    margins[instrumentIndex] = isolatedMarginAfter(
      margins[instrumentIndex],
      held,
      side,
      quantity,
      notional,
      this.leverage,
    );
    postTrade(account, instrumentIndex, side, quantity, notional, fee);
  }
}

/** What stands behind an isolated position: no more than the rest of the wallet. */
export function isolatedMarginOf({ account, margins }: Book, instrumentIndex: number): bigint {
  const others = margins.reduce((sum, margin, index) => (index === instrumentIndex ? sum : sum + margin), 0n);
  const rest = walletBalance(account) - others;
  return rest < margins[instrumentIndex] ? rest : margins[instrumentIndex];
}
