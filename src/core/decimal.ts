import { assert } from './assert.js';
import { InputError } from './errors.js';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal such as `-12.50` as an integer count of 10^-decimals.
 * @throws InputError DECIMAL_INVALID when the text is no plain decimal or has more than `decimals` places.
 */
export function parseDecimal(text: string, decimals: number): bigint {
  const match = DECIMAL.exec(text.trim());
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) {
    throw new InputError({
      code: 'DECIMAL_INVALID',
      message: `"${text}" is not a decimal number with at most ${decimals} places.`,
      remedy: 'Write it like 0.001 or 25000, without exponent or thousands separators.',
      values: { text, decimals },
    });
  }
  const units = BigInt(match[2] + fraction.padEnd(decimals, '0'));
  return match[1] === '-' ? -units : units;
}

/** Number of decimal places that a decimal text needs: `0.0500` needs 2; a text that is no decimal needs none. */
export function decimalPlaces(text: string): number {
  return (DECIMAL.exec(text.trim())?.[3] ?? '').replace(/0+$/, '').length;
}

/** Writes an integer count of 10^-decimals as a decimal without trailing zeros: `formatDecimal(1250n, 2)` is `12.5`. */
export function formatDecimal(units: bigint | number, decimals: number): string {
  assert(typeof units === 'bigint' || Number.isSafeInteger(units), `not an integer count of units: ${units}`);
  const negative = units < 0;
  const digits = String(negative ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
