import { decimalPlaces, formatDecimal, parseDecimal } from '../core/decimal.js';

/** Decimal places of an average: as many as an exchange books. */
const AVERAGE_DECIMALS = 8;

/** The mean of decimal amounts: summed exactly, then rounded once, half to even, to 8 places. Null of nothing. */
export function averageMoney(amounts: readonly string[]): string | null {
  if (amounts.length === 0) return null;
  const decimals = amounts.reduce((most, amount) => Math.max(most, decimalPlaces(amount)), AVERAGE_DECIMALS);
  const total = amounts.reduce((sum, amount) => sum + parseDecimal(amount, decimals), 0n);
  const divisor = BigInt(amounts.length) * 10n ** BigInt(decimals - AVERAGE_DECIMALS);
  return formatDecimal(divideHalfEven(total, divisor), AVERAGE_DECIMALS);
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = 2n * (size % divisor);
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}
