import { assert } from '../../../core/assert.js';
import { FEE_STEP } from '../../../core/fee-rate.js';
import type { Money } from '../../../core/units.js';

/** Decimals of a maintenance ratio: it is an integer of 10^-8. */
export const RATIO_DECIMALS = 8;
/** A maintenance ratio of one. */
export const RATIO_ONE = 10n ** BigInt(RATIO_DECIMALS);

/**
 * One step of an exchange's margin table: how much leverage it lends on a notional, and which share of it has to be there
 * for the position to stay open. Plain data.
 */
export interface MarginBracket {
  /** It counts for a notional above its floor up to and including its cap. */
  readonly notionalFloor: Money;
  readonly notionalCap: Money;
  /** The most leverage that a position of this size may have. */
  readonly maxLeverage: number;
  /** The share of the notional, as an integer of 10^-8: 0.4 % is 400000. */
  readonly ratioUnits: bigint;
  /** What is taken off again, so that the maintenance margin does not jump at the floor. */
  readonly cum: Money;
  /** Cap, ratio and cum in float, for prices and for ruling out a liquidation. */
  readonly capFloat: number;
  readonly ratioFloat: number;
  readonly cumFloat: number;
}

/**
 * A symbol's table, smallest notional first. Each cap is the next floor, ratios do not fall, and the maintenance margin
 * has no jump ({@link createMarginBrackets} sees to it): so it is continuous and convex in the notional.
 */
export type MarginBrackets = readonly MarginBracket[];

/** The bracket of a notional; what is above the table counts as its last one. */
export function bracketOf(brackets: MarginBrackets, notional: Money): MarginBracket {
  const last = brackets.length - 1;
  for (let index = 0; index < last; index++) if (notional <= brackets[index].notionalCap) return brackets[index];
  return brackets[last];
}

/**
 * What has to be there for a position of this notional to stay open: notional × ratio − cum, rounded up to 8 decimals,
 * which is against the trader. Source: Binance, "Leverage and Margin of USDⓈ-M Futures".
 */
export function maintenanceMargin(brackets: MarginBrackets, notional: Money): Money {
  return ceilToStep(scaledMaintenance(bracketOf(brackets, notional), notional), RATIO_ONE);
}

/** The maintenance margin × {@link RATIO_ONE}, exact. */
export function scaledMaintenance({ ratioUnits, cum }: MarginBracket, notional: Money): bigint {
  return notional * ratioUnits - cum * RATIO_ONE;
}

/** {@link maintenanceMargin} in float64, not rounded: a dozen operations and no bigint. */
export function maintenanceMarginFloat(brackets: MarginBrackets, notional: number): number {
  const last = brackets.length - 1;
  let index = 0;
  while (index < last && notional > brackets[index].capFloat) index++;
  return notional * brackets[index].ratioFloat - brackets[index].cumFloat;
}

/** The most leverage that a position of this notional may have; 0 where the exchange allows no position that large. */
export function maxLeverage(brackets: MarginBrackets, notional: Money): number {
  const bracket = bracketOf(brackets, notional);
  return notional <= bracket.notionalCap ? bracket.maxLeverage : 0;
}

/** What opening a position takes: notional / leverage, rounded up to 8 decimals. */
export function initialMargin(notional: Money, leverage: number): Money {
  assert(Number.isSafeInteger(leverage) && leverage >= 1, `a leverage of ${leverage} is no whole number from 1 on`);
  return ceilToStep(notional, BigInt(leverage));
}

/** amount / divisor, rounded up to the smallest amount that an exchange books. */
function ceilToStep(amount: bigint, divisor: bigint): Money {
  const whole = divisor * FEE_STEP;
  return (((amount + whole - 1n) / whole) * FEE_STEP) as Money;
}
