import { decimalPlaces, formatDecimal, parseDecimal } from '../core/decimal.js';

/** Decimal places of an average: as many as an exchange books. */
const AVERAGE_DECIMALS = 8;

/** A sum of decimal amounts, exact, and how many there were. Plain data. */
export interface ExactSum {
  readonly count: number;
  /** In units of 10^-decimals. */
  readonly units: bigint;
  readonly decimals: number;
}

export function exactSum(amounts: readonly string[]): ExactSum {
  const decimals = amounts.reduce((most, amount) => Math.max(most, decimalPlaces(amount)), AVERAGE_DECIMALS);
  const units = amounts.reduce((sum, amount) => sum + parseDecimal(amount, decimals), 0n);
  return { count: amounts.length, units, decimals };
}

export function addSums(a: ExactSum, b: ExactSum): ExactSum {
  const decimals = Math.max(a.decimals, b.decimals);
  return { count: a.count + b.count, units: unitsAt(a, decimals) + unitsAt(b, decimals), decimals };
}

/** The mean: rounded once, half to even, to 8 places. Null of nothing. */
export function exactAverage({ count, units, decimals }: ExactSum): string | null {
  if (count === 0) return null;
  const divisor = BigInt(count) * 10n ** BigInt(decimals - AVERAGE_DECIMALS);
  return formatDecimal(divideHalfEven(units, divisor), AVERAGE_DECIMALS);
}

function unitsAt({ units, decimals }: ExactSum, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - decimals);
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = 2n * (size % divisor);
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}
