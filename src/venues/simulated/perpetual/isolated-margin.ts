import { type Money, type QuantityUnits, ZERO_MONEY } from '../../../core/units.js';
import type { Side } from '../../../events/order-terms.js';
import { initialMargin } from './margin-brackets.js';
import { openedQuantity } from './order-margin.js';

/**
 * The margin of an isolated position after a fill of `quantity` for `value`, the position having been `held` before. What
 * is opened puts its initial margin aside; what is closed sets free its share of the margin (rounded up to the last
 * digit), and what it realised goes to the wallet, not to the margin. A flip starts anew.
 */
export function isolatedMarginAfter(
  margin: Money,
  held: QuantityUnits,
  side: Side,
  quantity: QuantityUnits,
  value: Money,
  leverage: number,
): Money {
  const opened = openedQuantity(held, side, quantity);
  const size = Math.abs(held);
  const kept = size - (quantity - opened);
  const keptMargin = size === 0 ? ZERO_MONEY : kept === size ? margin : (margin * BigInt(kept)) / BigInt(size);
  if (opened === 0) return keptMargin as Money;
  const openedValue = opened === quantity ? value : (value * BigInt(opened)) / BigInt(quantity);
  return (keptMargin + initialMargin(openedValue as Money, leverage)) as Money;
}
