import { formatDuration } from './format-duration.js';
import { formatFixed } from './format-fixed.js';
import { formatMoney } from './format-money.js';
import { formatPercent, formatSignedPercent } from './format-percent.js';

/** Shown for what cannot be computed from so few observations. */
export const NO_VALUE = '–';

/** Percentages whose sign a reader looks for. */
const SIGNED_PCT = /(return|cagr|pnl|alpha|bestDay|worstDay|avgTrade|kelly).*Pct$/i;

/** A metric's value with its unit, which is the end of the key: Pct, Days, Hours, Ms, Bps; a string is money. */
export function formatMetric(key: string, value: number | string | null, currency: string): string {
  if (value === null) return NO_VALUE;
  if (typeof value === 'string')
    return Number.isFinite(Number(value)) && value !== '' ? formatMoney(value, currency) : value;
  if (!Number.isFinite(value)) return NO_VALUE;
  if (SIGNED_PCT.test(key)) return formatSignedPercent(value);
  if (key.endsWith('Pct')) return formatPercent(value);
  if (key.endsWith('Days')) return `${trimmed(value, 1)}\u00a0d`;
  if (key.endsWith('Hours')) return `${trimmed(value, 1)}\u00a0h`;
  if (key.endsWith('Minutes')) return formatDuration(value * 60_000);
  if (key.endsWith('Ms')) return formatDuration(value);
  if (key.endsWith('Bps')) return `${trimmed(value, 2)}\u00a0bps`;
  return Number.isInteger(value) ? formatFixed(value, 0) : formatFixed(value, Math.abs(value) < 0.1 ? 4 : 2);
}

function trimmed(value: number, decimals: number): string {
  return formatFixed(value, Number.isInteger(value) ? 0 : decimals);
}
