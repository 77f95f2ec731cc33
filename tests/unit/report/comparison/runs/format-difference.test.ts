import { expect, test } from 'vitest';
import { formatDifference } from '../../../../../src/report/comparison/runs/format-difference.js';

test.each([
  ['totalReturnPct', 1, 2.5, 1.5, '+1.50\u00a0pp'],
  ['sharpe', 1.2, 0.9, -0.3, '\u22120.30'],
  ['beta', 0.02, 0.024, 0.004, '+0.0040'],
  ['trades', 10, 12, 2, '+2'],
  ['trades', 10, 10, 0, '0'],
  ['finalEquity', '100', '90.5', -9.5, '\u22129.500\u00a0USDT'],
  ['maxDrawdownDays', 10, 8.5, -1.5, '\u22121.5\u00a0d'],
  ['avgDurationMinutes', 10, 70, 60, '+1\u00a0h'],
  ['sharpe', null, 1, null, '–'],
])('%s from %s to %s', (key, a, b, difference, text) => {
  expect(formatDifference({ key, a, b, difference }, 'USDT')).toBe(text);
});
