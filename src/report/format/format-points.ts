import { formatSigned } from './format-fixed.js';

/** A difference of two percentages in percentage points, `+1.23 pp`, with a space that does not break. */
export function formatSignedPoints(points: number, decimals = 2): string {
  return `${formatSigned(points, decimals)}\u00a0pp`;
}
