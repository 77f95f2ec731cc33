import { expect, test } from 'vitest';
import type { Metrics } from '../../../src/analytics/metrics.js';
import type { ReportInput } from '../../../src/report/report-input.js';
import { verdict } from '../../../src/report/sections/verdict.js';
import { fixtureReport } from './fixture-report.js';

function said(change: Record<string, number | string | null>, input = fixtureReport({ days: 2, trips: 3 })): string {
  const [branch] = input.branches;
  const metrics = { ...branch.result.metrics, ...change } as Metrics;
  const changed: ReportInput = { ...input, branches: [{ ...branch, result: { ...branch.result, metrics } }] };
  return verdict(changed).replaceAll('\u00a0', ' ');
}

const lost = {
  totalReturnPct: -7.68,
  finalEquity: '92320',
  buyAndHoldReturnPct: 121.3,
  winRatePct: 17.5,
  trades: 6_151,
};

test('a loss that fees made', () => {
  expect(said({ ...lost, fees: '8000' })).toBe(
    'Lost 7.7 % over 2 days; buying and holding BTCUSDT would have made 121 %. ' +
      '6,151 trades, 17.5 % of them profitable. Fees took 8,000 USDT: without them the same trades would have made 320 USDT.',
  );
});

test('a loss with fees in it', () => {
  expect(said({ ...lost, fees: '1920' })).toContain('Fees took 1,920 USDT, 25.0 % of the loss.');
});

test('a gain, one trade, no fees, a falling market', () => {
  const gain = {
    totalReturnPct: 0.04,
    finalEquity: '100040',
    fees: '0',
    trades: 1,
    winRatePct: 100,
    buyAndHoldReturnPct: -5,
  };
  expect(said(gain)).toBe(
    'Made 0.04 % over 2 days; buying and holding BTCUSDT would have lost 5.0 %. 1 trade, a profitable one; no fees.',
  );
});

test('no trade at all', () => {
  expect(said({}, fixtureReport({ days: 30, trips: 0 }))).toMatch(
    /^Ended where it began over 30 days; .* It never traded\.$/,
  );
});
