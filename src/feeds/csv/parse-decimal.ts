const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number that `text` writes in decimal, correctly rounded; NaN if it is anything else. Stricter than Number():
 * an empty field, "0x10", "Infinity" or an overflow is a mistake in market data, not a number.
 */
export function parseDecimal(text: string): number {
  if (!DECIMAL.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
