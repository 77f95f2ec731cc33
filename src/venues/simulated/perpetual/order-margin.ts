import type { FeeRate } from '../../../core/fee-rate.js';
import { type Instrument, notional } from '../../../core/instrument.js';
import { feeOfTrade } from '../../../core/trade-fee.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY } from '../../../core/units.js';
import type { Side } from '../../../events/order-terms.js';
import { initialMargin, type MarginBrackets, maxLeverage } from './margin-brackets.js';
import { absoluteNotional, type MarkedPosition, unrealizedProfit } from './perpetual-position.js';

/** An open position as the margin of a sub-account counts it. */
export interface MarginedPosition extends MarkedPosition {
  readonly leverage: number;
  /** Null: cross-margined. */
  readonly isolatedMargin: Money | null;
}

/**
 * How much of an order opens or adds to a position: what is left of it when it has closed what it can. `pending` is what
 * earlier orders of the same side will have traded by then.
 */
export function openedQuantity(
  held: QuantityUnits,
  side: Side,
  quantity: QuantityUnits,
  pending: QuantityUnits = 0 as QuantityUnits,
): QuantityUnits {
  const opposite = side === 'buy' ? -held : held;
  const closable = Math.max(0, opposite - pending);
  return Math.max(0, quantity - closable) as QuantityUnits;
}

/** The price that an order's margin is reckoned at: the worse of its own and the last, which is the higher for both sides. */
export function marginPrice(lastPrice: PriceUnits, limitPrice: PriceUnits): PriceUnits {
  return Math.max(lastPrice, limitPrice) as PriceUnits;
}

/** What opening `opened` takes: its initial margin and the taker fee. Nothing for an order that only closes. */
export function requiredMargin(
  instrument: Instrument,
  opened: QuantityUnits,
  price: PriceUnits,
  leverage: number,
  takerRate: FeeRate,
): Money {
  if (opened === 0) return ZERO_MONEY;
  const margin = initialMargin(notional(instrument, price, opened), leverage);
  return (margin + feeOfTrade(instrument, price, opened, takerRate)) as Money;
}

/**
 * What a sub-account has for new orders: the wallet with the unrealised profit of its cross-margined positions, less
 * their initial margins, less what isolated positions and open orders have set aside. Below zero nothing can be opened.
 */
export function availableMargin(wallet: Money, positions: readonly MarginedPosition[], orderMargins: Money): Money {
  let available = wallet - orderMargins;
  for (const position of positions) {
    const { price, leverage, isolatedMargin } = position;
    if (isolatedMargin !== null) available -= isolatedMargin;
    else available += unrealizedProfit(position, price) - initialMargin(absoluteNotional(position, price), leverage);
  }
  return available as Money;
}

/** Whether the exchange lends this leverage on a position that large. */
export function isLeverageAllowed(brackets: MarginBrackets, notionalAfter: Money, leverage: number): boolean {
  return leverage <= maxLeverage(brackets, notionalAfter);
}

/** The most that `available` opens at `price`, on the lot grid, at most `wanted`: exact, by halving. */
export function affordableOpening(
  instrument: Instrument,
  available: Money,
  price: PriceUnits,
  wanted: QuantityUnits,
  leverage: number,
  takerRate: FeeRate,
): QuantityUnits {
  const fits = (quantity: number) =>
    requiredMargin(instrument, quantity as QuantityUnits, price, leverage, takerRate) <= available;
  if (fits(wanted)) return wanted;
  let affordable = 0;
  let tooMany = Math.ceil(wanted / instrument.lotUnits);
  while (tooMany - affordable > 1) {
    const middle = Math.floor((affordable + tooMany) / 2);
    if (fits(middle * instrument.lotUnits)) affordable = middle;
    else tooMany = middle;
  }
  return (affordable * instrument.lotUnits) as QuantityUnits;
}
