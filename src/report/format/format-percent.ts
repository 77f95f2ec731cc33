import { formatFixed, formatSigned } from './format-fixed.js';

/** `12.34 %`, with a space that does not break. */
export function formatPercent(valuePct: number, decimals = 2): string {
  return `${formatFixed(valuePct, decimals)}\u00a0%`;
}

/** `+12.34 %` or `−12.34 %`. */
export function formatSignedPercent(valuePct: number, decimals = 2): string {
  return `${formatSigned(valuePct, decimals)}\u00a0%`;
}

/** For sentences: no sign, and no more digits than a reader takes in. */
export function formatRoughPercent(valuePct: number): string {
  const size = Math.abs(valuePct);
  return `${formatFixed(size, size >= 100 ? 0 : size >= 0.1 || size === 0 ? 1 : 2)}\u00a0%`;
}
