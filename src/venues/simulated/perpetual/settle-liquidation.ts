import { type FeeRate, feeOf } from '../../../core/fee-rate.js';
import { type Money, type PriceUnits, ZERO_MONEY } from '../../../core/units.js';
import { absoluteNotional, type PerpetualPosition, unrealizedProfit } from './perpetual-position.js';

/** What a liquidation costs if the scenario says nothing else: BTCUSDT's `liquidationFee` of 1.25 %. */
export const CLEARANCE_FEE_BPS = 125;

/** A position that the venue closes, and the price at which it can. */
export interface LiquidationLeg {
  readonly position: PerpetualPosition;
  readonly fillPrice: PriceUnits;
}

/** What closing one leg comes to. `margin before + realized − fee + covered` is the margin after it. */
export interface SettledLeg {
  /** Price × size: what the fill trades for. */
  readonly notional: Money;
  /** Before fees. */
  readonly realized: Money;
  /** The clearance fee that is charged: never more than the margin leaves, so less than 8 decimals may not hold it. */
  readonly fee: Money;
  /** What the margin does not cover, and the insurance fund pays; only ever on the last leg. */
  readonly covered: Money;
}

export interface SettledLiquidation {
  /** In the order of the legs. */
  readonly legs: readonly SettledLeg[];
  /** What is left of the margin: never negative. */
  readonly marginAfter: Money;
}

/**
 * Closes the legs against `margin`: an isolated position against its own margin, or all cross-margined positions of a
 * wallet against that wallet. They are reckoned together, since one's profit pays for another's loss before the
 * insurance fund does; the fee takes what is left after that, as far as it goes. Exact.
 */
export function settleLiquidation(
  legs: readonly LiquidationLeg[],
  margin: Money,
  clearanceFee: FeeRate,
): SettledLiquidation {
  let left: bigint = margin;
  for (const { position, fillPrice } of legs) left += unrealizedProfit(position, fillPrice);
  const covered = (left < 0n ? -left : 0n) as Money;
  left += covered;
  const settled = legs.map(({ position, fillPrice }, index): SettledLeg => {
    const notional = absoluteNotional(position, fillPrice);
    const asked = feeOf(notional, clearanceFee);
    const fee = (asked < left ? asked : left) as Money;
    left -= fee;
    return {
      notional,
      realized: unrealizedProfit(position, fillPrice),
      fee,
      covered: index === legs.length - 1 ? covered : ZERO_MONEY,
    };
  });
  return { legs: settled, marginAfter: left as Money };
}
