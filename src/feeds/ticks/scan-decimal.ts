const POINT = 46;
const ZERO = 48;
const NINE = 57;

/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** What the scanners return for anything that they leave to the reference readers. */
export const UNUSUAL = -1;

/**
 * Reads plain digits with or without a point from `start` on into `result[0]`, and returns the position behind them.
 * Signs, exponents and numbers too long to be exact are UNUSUAL.
 *
 * Correctly rounded: a mantissa below 2^53 divided by an exact power of ten is rounded once.
 */
export function scanDecimal(bytes: Uint8Array, start: number, result: Float64Array): number {
  let at = start;
  let mantissa = 0;
  let byte = bytes[at];
  while (byte >= ZERO && byte <= NINE) {
    mantissa = mantissa * 10 + (byte - ZERO);
    byte = bytes[++at];
  }
  let digits = at - start;
  let decimals = 0;
  if (byte === POINT) {
    byte = bytes[++at];
    const decimalsStart = at;
    while (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      byte = bytes[++at];
    }
    decimals = at - decimalsStart;
    digits += decimals;
  }
  if (digits === 0 || decimals > 22 || mantissa > Number.MAX_SAFE_INTEGER) return UNUSUAL;
  result[0] = decimals === 0 ? mantissa : mantissa / EXACT_POWERS[decimals];
  return at;
}
