const DECIMALS_MAX = 8;

/** A float64 for machines to read: at most 8 decimals, no exponent, no trailing zeros; empty when it is not a number. */
export function formatPlainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value === 0 ? '0' : String(value);
  if (Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString();
  const digits = value.toFixed(DECIMALS_MAX);
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end--;
  if (digits.charCodeAt(end - 1) === 46) end--;
  const text = digits.slice(0, end);
  return text === '-0' ? '0' : text;
}
