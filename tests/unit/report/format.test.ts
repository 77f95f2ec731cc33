import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../../src/report/format/format-duration.js';
import { formatFixed, formatSigned } from '../../../src/report/format/format-fixed.js';
import { formatIso } from '../../../src/report/format/format-iso.js';
import { formatMetric } from '../../../src/report/format/format-metric.js';
import { formatMoney } from '../../../src/report/format/format-money.js';
import { formatPeriod } from '../../../src/report/format/format-period.js';
import { formatPlainDecimal } from '../../../src/report/format/format-plain-decimal.js';
import { formatUtcMinute } from '../../../src/report/format/format-utc.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

describe('formats', () => {
  test('times agree with Date for every moment, in any order', () => {
    fc.assert(
      fc.property(fc.double({ min: -2e12, max: 4e12, noNaN: true }), (tsMs) => {
        expect(formatIso(tsMs)).toBe(new Date(Math.round(tsMs)).toISOString());
      }),
    );
  });

  test('plain decimals have no exponent and stay within half of the eighth decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (value) => {
        const text = formatPlainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d{0,7}[1-9])?$/);
        expect(text).not.toBe('-0');
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(5.1e-9 + Math.abs(value) * 2e-16);
      }),
    );
    expect([1e21, 1e-9, -1e-9, Number.NaN].map(formatPlainDecimal)).toEqual(['1000000000000000000000', '0', '0', '']);
  });

  test('numbers are grouped and a rounded zero has no sign', () => {
    expect(plain(formatFixed(-1_234_567.891, 2))).toBe('-1,234,567.89');
    expect(formatFixed(999, 0)).toBe('999');
    expect(formatFixed(-0.001, 2)).toBe('0.00');
    expect(formatSigned(0.001, 2)).toBe('0.00');
    expect(formatSigned(12, 0)).toBe('+12');
  });

  test('money shows cents when large and digits that matter when small', () => {
    expect(plain(formatMoney('923162.24489', 'USDT'))).toBe('923,162.24 USDT');
    expect(plain(formatMoney('0.00012345', 'BTC'))).toBe('0.00012345 BTC');
  });

  test('metrics take their unit from the end of the key', () => {
    const shown = (key: string, value: number | string | null) => plain(formatMetric(key, value, 'USDT'));
    expect(shown('totalReturnPct', 12.345)).toBe('+12.35 %');
    expect(shown('maxDrawdownPct', 12.345)).toBe('12.35 %');
    expect(shown('longestStreakDays', 3)).toBe('3 d');
    expect(shown('medianHoldMs', 4_380_000)).toBe('1 h 13 min');
    expect(shown('slippageBps', 1.25)).toBe('1.25 bps');
    expect(shown('fees', '80946.42')).toBe('80,946.42 USDT');
    expect(shown('trades', 6_151)).toBe('6,151');
    expect(shown('sharpe', null)).toBe('–');
    expect(shown('label', 'n/a')).toBe('n/a');
  });

  test('spans and periods read like a person would say them', () => {
    expect(plain(formatDuration(45_000))).toBe('45 s');
    expect(plain(formatDuration(2 * 86_400_000 + 3_600_000))).toBe('2 d 1 h');
    const year = { fromMs: Date.UTC(2024, 0, 1), toMs: Date.UTC(2025, 0, 1), days: 366 };
    expect(formatPeriod(year)).toBe('2024-01-01 to 2024-12-31');
    expect(formatPeriod({ ...year, toMs: Date.UTC(2024, 0, 2) })).toBe('2024-01-01');
    expect(formatUtcMinute(Date.UTC(2024, 0, 1, 5, 7, 9))).toBe('2024-01-01 05:07:09');
  });
});
