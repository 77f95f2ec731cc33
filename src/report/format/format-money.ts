import { formatFixed, formatSigned } from './format-fixed.js';
import { moneyDecimals } from './money-decimals.js';

/** An amount for reading, `923,162.24 USDT`: rounded; the exact digits are in result.json and the CSV files. */
export function formatMoney(amount: string | number, currency: string): string {
  const value = Number(amount);
  return `${formatFixed(value, moneyDecimals(Math.abs(value)))}\u00a0${currency}`;
}

/** An amount with a sign on gains too. */
export function formatSignedMoney(amount: string | number, currency: string): string {
  const value = Number(amount);
  return `${formatSigned(value, moneyDecimals(Math.abs(value)))}\u00a0${currency}`;
}

/** For sentences: whole units once there are a hundred of them. */
export function formatRoughMoney(amount: string | number, currency: string): string {
  const value = Math.abs(Number(amount));
  return `${formatFixed(value, value >= 100 ? 0 : moneyDecimals(value))}\u00a0${currency}`;
}
