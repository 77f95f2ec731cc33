import { ceilToTick, floorToTick, priceToFloat } from '../../../core/instrument.js';
import { type Money, moneyToFloat, type PriceUnits } from '../../../core/units.js';
import { bracketOf, RATIO_ONE, scaledMaintenance } from './margin-brackets.js';
import { absoluteNotional, type PerpetualPosition, unrealizedProfit } from './perpetual-position.js';

/**
 * The price at which the position's margin balance has fallen to its maintenance margin:
 *
 *     LP = (WB + cum − side·Q·EP) / (Q·MMR − side·Q)
 *
 * `margin` is WB: the isolated margin, or for cross what the other positions leave of the wallet (`marginLeft`). Ratio and cum are those of the
 * bracket of the notional at LP itself. The margin balance falls faster than the maintenance margin can, so there is one
 * such price at most, and the first bracket whose own answer does not lie above it holds it.
 * Source: Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures Contracts" (one-way mode).
 * @returns float64; null where no price above zero liquidates (a long that is wholly paid for); 0 for a short that its
 * margin keeps at no price at all.
 */
export function liquidationPrice(position: PerpetualPosition, margin: Money): number | null {
  const { instrument, brackets, quantity, cost } = position;
  if (quantity === 0) return null;
  const coins = quantity / instrument.quantityOne;
  const size = Math.abs(coins);
  // Exact before it becomes a float: cost and margin may be large and nearly the same.
  const lent = moneyToFloat((cost - margin) as Money);
  let price = 0;
  for (const { ratioFloat, cumFloat, capFloat } of brackets) {
    price = (lent - cumFloat) / (coins - size * ratioFloat);
    if (size * price <= capFloat) break;
  }
  if (price > 0) return price;
  return quantity > 0 ? null : 0;
}

/**
 * {@link liquidationPrice} on the tick grid, on the exchange's safe side: the last tick, on the way down for a long and up
 * for a short, at which the margin balance still covers the maintenance margin. A liquidation begins when that price
 * trades. Exact: the float only says where to look.
 * @returns null where there is none, or none that a price can reach; 0 for a short that its margin keeps at no price.
 */
export function liquidationTick(position: PerpetualPosition, margin: Money): PriceUnits | null {
  const price = liquidationPrice(position, margin);
  if (price === null) return null;
  const { instrument, quantity } = position;
  const isLong = quantity > 0;
  const safer = isLong ? instrument.tickUnits : -instrument.tickUnits;
  let tick: number = isLong ? ceilToTick(instrument, price) : floorToTick(instrument, price);
  if (!Number.isSafeInteger(tick * 2)) return null;
  const covered = (at: number) => coversMaintenance(position, margin, at as PriceUnits);
  while (tick > 0 && !covered(tick)) tick += safer;
  while (tick > 0 && covered(tick - safer)) tick -= safer;
  if (tick > 0) return tick as PriceUnits;
  return isLong ? null : (0 as PriceUnits);
}

/** Whether margin and unrealised profit at this price reach the maintenance margin, which is not rounded here: exact. */
export function coversMaintenance(position: PerpetualPosition, margin: Money, price: PriceUnits): boolean {
  const balance = margin + unrealizedProfit(position, price);
  const size = absoluteNotional(position, price);
  return balance * RATIO_ONE >= scaledMaintenance(bracketOf(position.brackets, size), size);
}

/**
 * {@link liquidationTick} as the float that a bar is compared with; where there is none, one that no bar reaches.
 */
export function liquidationThreshold(position: PerpetualPosition, margin: Money): number {
  const tick = liquidationTick(position, margin);
  return tick === null ? outOfReach(position) : tick / position.instrument.priceOne;
}

/**
 * A price that every bar reaches before it reaches {@link liquidationThreshold}, by two ticks and some float error: float
 * alone, so that it costs little to refresh it at every fill. Only a bar that reaches it asks for the exact threshold.
 */
export function liquidationAlarm(position: PerpetualPosition, margin: Money): number {
  const price = liquidationPrice(position, margin);
  if (price === null) return outOfReach(position);
  const { instrument, quantity } = position;
  const early = 2 * priceToFloat(instrument, instrument.tickUnits) + price * 1e-9;
  return quantity > 0 ? price + early : price - early;
}

function outOfReach({ quantity }: PerpetualPosition): number {
  return quantity > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Whether a bar from `low` to `high` has reached a threshold or alarm: one comparison. */
export function reachesLiquidation(quantity: number, threshold: number, low: number, high: number): boolean {
  return quantity > 0 ? low <= threshold : high >= threshold;
}
