/** True minus sign: as wide as a digit, unlike the hyphen, so that columns of numbers line up. */
const MINUS = '\u2212';

/**
 * A number with a fixed count of decimals and commas between thousands, the same on every machine (no locale). A value
 * that rounds to zero carries no sign.
 */
export function formatFixed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  const point = digits.indexOf('.');
  const whole = point === -1 ? digits : digits.slice(0, point);
  const fraction = point === -1 ? '' : digits.slice(point);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isZero = !/[1-9]/.test(digits);
  return `${value < 0 && !isZero ? MINUS : ''}${grouped}${fraction}`;
}

/** The same with a plus sign in front of gains. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatFixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
