import { assert } from './assert.js';
import { FEE_DECIMALS, MONEY_DECIMALS, type Money } from './units.js';

/** A bps has four decimals: rates are integers of 10^-8. */
const UNITS_PER_BPS = 10_000;
const RATE_ONE = 10n ** 8n;
/** Money units in the smallest amount that a fee is booked in. */
export const FEE_STEP = 10n ** BigInt(MONEY_DECIMALS - FEE_DECIMALS);

/**
 * A share of the notional, exact; negative is a rebate. Plain data. The fraction is `units` × 10^-8 per fee step in
 * lowest terms (with an even denominator, so that its half is exact): 10 bps are 1/10^11 and not 10^5/10^16, which a
 * bigint divides faster by. The sign is the numerator's.
 */
export interface FeeRate {
  /** The rate as an integer of 10^-8. */
  readonly units: bigint;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Half of the denominator, with the sign of the rate: what rounding half away from zero adds. */
  readonly half: bigint;
  /** The same fraction of an amount counted in 10^k money units, by k: float64 holds it where amounts are coarse. */
  readonly coarse: readonly CoarseRate[];
}

/** Numerator, denominator and half as float64 integers; NaN where they are too large for it. */
export interface CoarseRate {
  readonly numerator: number;
  readonly denominator: number;
  readonly half: number;
}

/** @returns the rate of `bps` basis points, rounded to four decimals of one; a rebate is that of its size, negated. */
export function feeRateFromBps(bps: number): FeeRate {
  const size = Math.round(Math.abs(bps) * UNITS_PER_BPS);
  assert(Number.isSafeInteger(size), `fee of ${bps} bps is out of range`);
  const sign = bps < 0 ? -1n : 1n;
  const whole = RATE_ONE * FEE_STEP;
  const [numerator, denominator] = reduce(BigInt(size), whole);
  const coarse = Array.from({ length: MONEY_DECIMALS + 1 }, (_, exponent) => {
    const [above, below] = reduce(BigInt(size) * 10n ** BigInt(exponent), whole).map(safeNumber);
    return { numerator: Number(sign) * above, denominator: below, half: (Number(sign) * below) / 2 };
  });
  return {
    units: sign * BigInt(size),
    numerator: sign * numerator,
    denominator,
    half: (sign * denominator) / 2n,
    coarse,
  };
}

/**
 * amount × rate, rounded half up to {@link FEE_DECIMALS} decimals, as exchanges book it. A rebate is rounded by its
 * size: at 0.5 of the last digit it is a whole one, like a fee. The amount is 0 or more, hence the product has the sign
 * of `half`, and a bigint division drops the digits towards zero.
 */
export function feeOf(amount: Money, rate: FeeRate): Money {
  const { numerator, denominator, half } = rate;
  const scaled = numerator === 1n ? amount : amount * numerator;
  return (((scaled + half) / denominator) * FEE_STEP) as Money;
}

/** In lowest terms, but for a denominator that stays even. */
function reduce(numerator: bigint, denominator: bigint): [bigint, bigint] {
  let divisor = greatestCommonDivisor(numerator, denominator);
  if ((denominator / divisor) % 2n === 1n) divisor /= 2n;
  return divisor === 0n ? [numerator * 2n, denominator * 2n] : [numerator / divisor, denominator / divisor];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return a === 0n ? b : greatestCommonDivisor(b % a, a);
}

function safeNumber(value: bigint): number {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.NaN;
}
