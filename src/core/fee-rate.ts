import { assert } from './assert.js';
import { FEE_DECIMALS, MONEY_DECIMALS, type Money } from './units.js';

/** A bps has four decimals: rates are integers of 10^-8. */
const UNITS_PER_BPS = 10_000;
const RATE_ONE = 10n ** 8n;
/** Money units in the smallest amount that a fee is booked in. */
const FEE_STEP = 10n ** BigInt(MONEY_DECIMALS - FEE_DECIMALS);

/**
 * A share of the notional, exact. Plain data. The fraction is `units` × 10^-8 per fee step in lowest terms (with an even
 * denominator, so that its half is exact): 10 bps are 1/10^11 and not 10^5/10^16, which a bigint divides faster by.
 */
export interface FeeRate {
  /** The rate as an integer of 10^-8. */
  readonly units: bigint;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Half of the denominator: what rounding half up adds. */
  readonly half: bigint;
}

/** @returns the rate of `bps` basis points, rounded to four decimals of one. */
export function feeRateFromBps(bps: number): FeeRate {
  const units = Math.round(bps * UNITS_PER_BPS);
  assert(Number.isSafeInteger(units), `fee of ${bps} bps is out of range`);
  const whole = RATE_ONE * FEE_STEP;
  let divisor = greatestCommonDivisor(BigInt(units), whole);
  if ((whole / divisor) % 2n === 1n) divisor /= 2n;
  const denominator = whole / divisor;
  return { units: BigInt(units), numerator: BigInt(units) / divisor, denominator, half: denominator / 2n };
}

/** amount × rate, rounded half up to {@link FEE_DECIMALS} decimals, as exchanges book it. */
export function feeOf(amount: Money, rate: FeeRate): Money {
  const { numerator, denominator, half } = rate;
  const scaled = numerator === 1n ? amount : amount * numerator;
  return (((scaled + half) / denominator) * FEE_STEP) as Money;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return a === 0n ? b : greatestCommonDivisor(b % a, a);
}
