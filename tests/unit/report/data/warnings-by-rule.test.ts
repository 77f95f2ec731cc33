import { expect, test } from 'vitest';
import { warningsByRule } from '../../../../src/report/data/warnings-by-rule.js';
import type { RiskWarningResult } from '../../../../src/report/run-result.js';

const warning = (hour: number, changed: Partial<RiskWarningResult>): RiskWarningResult => ({
  ts: `2024-01-01T0${hour}:00:00.000Z`,
  rule: 'maxPositionPct',
  strategy: null,
  symbol: null,
  value: 1,
  limit: 10,
  ...changed,
});

test('warnings are summed up by rule, the worst being nearest to its own limit', () => {
  const warnings = [
    warning(1, { rule: 'maxExposurePct', value: 50, limit: 60 }),
    warning(2, { symbol: 'BTCUSDT', value: 9, limit: 10 }),
    // 19 of 20 is nearer than 9 of 10.
    warning(3, { symbol: 'ETHUSDT', value: 19, limit: 20 }),
    warning(4, { symbol: 'BTCUSDT', value: 8, limit: 10 }),
  ];
  const [position, exposure] = warningsByRule(warnings);
  expect(position).toEqual({
    rule: 'maxPositionPct',
    count: 3,
    worst: warnings[2],
    first: warnings[1],
    about: ['BTCUSDT', 'ETHUSDT'],
  });
  expect(exposure).toMatchObject({ count: 1, about: [] });
  expect(warningsByRule([])).toEqual([]);
});
