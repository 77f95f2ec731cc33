/** A plain decimal number, as text: `0.1`, `100000`, `-5`. No exponent, no thousands separators. */
export const DECIMAL_PATTERN = /^-?\d+(\.\d+)?$/;

/**
 * The canonical decimal text of a number or a decimal string: no exponent, no needless zeros. Exact: a number stands
 * for the shortest decimal that reads back as it, which is what its author wrote. Null if it is no decimal.
 */
export function toDecimalText(value: number | string): string | null {
  const text = typeof value === 'number' ? expandExponent(String(value)) : value;
  if (!DECIMAL_PATTERN.test(text)) return null;
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const wholeDigits = whole.replace(/^0+(?=\d)/, '');
  const fractionDigits = fraction.replace(/0+$/, '');
  const digits = fractionDigits === '' ? wholeDigits : `${wholeDigits}.${fractionDigits}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/** `1e-7` → `0.0000001`; a text without exponent (or NaN, Infinity) as it is. */
function expandExponent(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign, whole, fraction = '', exponentText] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
