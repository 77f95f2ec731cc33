import { formatFixed, formatSigned } from '../../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../../format/format-metric.js';
import { formatSignedMoney } from '../../format/format-money.js';
import { formatSignedPoints } from '../../format/format-points.js';
import type { MetricDifference } from '../run-comparison.js';

/** B less A in the metric's unit: percentage points for percentages, money for money. */
export function formatDifference({ key, a, b, difference }: MetricDifference, currency: string): string {
  if (difference === null || !Number.isFinite(difference)) return NO_VALUE;
  if (key.endsWith('Pct')) return formatSignedPoints(difference);
  if (typeof a === 'string' || typeof b === 'string') return formatSignedMoney(difference, currency);
  if (/(Days|Hours|Minutes|Ms|Bps)$/.test(key)) {
    const text = formatMetric(key, Math.abs(difference), currency);
    return difference === 0 ? text : `${difference > 0 ? '+' : '\u2212'}${text}`;
  }
  if (Number.isInteger(difference)) return difference === 0 ? formatFixed(0, 0) : formatSigned(difference, 0);
  return formatSigned(difference, isSmall(a) && isSmall(b) ? 4 : 2);
}

/** Of two such numbers four decimals are shown, so their difference has as many. */
function isSmall(value: MetricDifference['a']): boolean {
  return value === null || Math.abs(Number(value)) < 0.1;
}
