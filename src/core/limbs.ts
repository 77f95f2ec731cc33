const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/**
 * The upper of the two 64-bit limbs (two's complement) of an integer below 2^127; storing the integer itself in a
 * BigInt64Array gives the lower one. Most amounts fit one limb, and comparing costs less than shifting.
 */
export function highLimb(value: bigint): bigint {
  if (value >= INT64_MIN && value <= INT64_MAX) return value < 0n ? -1n : 0n;
  return value >> 64n;
}
