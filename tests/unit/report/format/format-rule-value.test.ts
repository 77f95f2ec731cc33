import { expect, test } from 'vitest';
import { formatRuleValue } from '../../../../src/report/format/format-rule-value.js';

test.each([
  ['maxDailyLossPct', 2.345, '2.35\u00a0%'],
  ['stress', -15, '−15.00\u00a0%'],
  ['staleDataMs', 90_000, '1\u00a0min 30\u00a0s'],
  ['maxLeverage', 2.5, '2.50×'],
  ['spreadBps', 3, '3\u00a0bps'],
  ['maxTradesPerDay', 1_200, '1,200'],
  ['my-own-rule', 0.0625, '0.0625'],
  ['my-own-rule', 12.345, '12.35'],
  ['killSwitch', 1, '–'],
  ['maxDrawdownPct', Number.POSITIVE_INFINITY, '–'],
  ['maxDrawdownPct', null, '–'],
])('%s %d', (rule, value, text) => {
  expect(formatRuleValue(rule, value)).toBe(text);
});
