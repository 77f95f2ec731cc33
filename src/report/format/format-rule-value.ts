import { formatDuration } from './format-duration.js';
import { formatFixed } from './format-fixed.js';
import { NO_VALUE } from './format-metric.js';
import { formatPercent } from './format-percent.js';

/** Rules whose names do not end in their unit. */
const PERCENT_RULES: readonly string[] = ['stress'];
const MULTIPLE_RULES: readonly string[] = ['maxLeverage'];
/** Rules that compare nothing. */
const WITHOUT_VALUE: readonly string[] = ['killSwitch'];

/** A value or limit of a risk rule in the rule's own unit, which is the end of its name: Pct, Ms, Bps; else a plain number. */
export function formatRuleValue(rule: string, value: number | null): string {
  if (value === null || !Number.isFinite(value) || WITHOUT_VALUE.includes(rule)) return NO_VALUE;
  if (rule.endsWith('Pct') || PERCENT_RULES.includes(rule)) return formatPercent(value);
  if (rule.endsWith('Ms')) return formatDuration(value);
  const text = formatFixed(value, Number.isInteger(value) ? 0 : Math.abs(value) < 0.1 ? 4 : 2);
  if (rule.endsWith('Bps')) return `${text}\u00a0bps`;
  return MULTIPLE_RULES.includes(rule) ? `${text}×` : text;
}
