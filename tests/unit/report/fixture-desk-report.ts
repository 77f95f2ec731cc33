import type { ReportInput } from '../../../src/report/report-input.js';
import type { AllocationResult, BranchRecord, BranchResult, StrategyResult } from '../../../src/report/run-result.js';
import { fixtureReport, reportOf } from './fixture-report.js';

const IDS = ['trend', 'swing', 'blocks'] as const;

/** One allocation of the desk of three. */
export function allocation(
  ts: string,
  [trend, swing, blocks]: readonly number[],
  reason = 'as told',
): AllocationResult {
  return { ts, shares: { trend, swing, blocks }, reason };
}

/** A made-up desk of three strategies over ten days: shares that move, refusals, halts, warnings and compliance. */
export function fixtureDeskReport(changed: Partial<BranchResult> = {}): ReportInput {
  const { branches, prices } = fixtureReport({ days: 10, trips: 12 });
  const [branch] = branches;
  const record: BranchRecord = { ...branch, result: { ...branch.result, ...DESK, ...changed, name: 'desk' } };
  return reportOf([record], prices);
}

function strategy(id: string, numbers: Omit<StrategyResult, 'id' | 'use' | 'symbols'>): StrategyResult {
  return { id, use: 'momentum', symbols: ['BTCUSDT'], ...numbers };
}

const DESK: Partial<BranchResult> = {
  strategies: [
    strategy(IDS[0], {
      ...{ finalEquity: '50500', pnl: '1500.25', returnPct: 3.5, maxDrawdownPct: 2.25 },
      ...{ fees: '120.5', trades: 7, winRatePct: 57.142857 },
    }),
    strategy(IDS[1], {
      ...{ finalEquity: '30300', pnl: '-600', returnPct: -1.75, maxDrawdownPct: 4.5 },
      ...{ fees: '80', trades: 5, winRatePct: 40 },
    }),
    strategy(IDS[2], {
      ...{ finalEquity: '20200', pnl: '0', returnPct: 0, maxDrawdownPct: 0 },
      ...{ fees: '0', trades: 0, winRatePct: null },
    }),
  ],
  allocations: [
    allocation('2024-01-01T00:00:00.000Z', [1 / 3, 1 / 3, 1 / 3], 'at the start'),
    allocation('2024-01-03T00:00:00.000Z', [0.5, 0.3, 0.2], 'trend did better'),
    allocation('2024-01-06T00:00:00.000Z', [0.5, 0.25, 0.15], 'less for all but <trend>'),
  ],
  refusals: [
    { rule: 'maxExposurePct', count: 1_204 },
    { rule: 'venue: MIN_NOTIONAL', count: 9 },
    { rule: 'allocator: no stop to size by', count: 3 },
  ],
  shrinks: [
    { rule: 'maxPositionPct', count: 41 },
    { rule: 'maxExposurePct', count: 5 },
  ],
  halts: [
    {
      ...{ ts: '2024-01-04T15:30:00.000Z', strategy: null, rule: 'maxDailyLossPct', value: 2.345, limit: 2 },
      ...{ flatten: true, resumedTs: '2024-01-05T00:00:00.000Z' },
    },
    {
      ...{ ts: '2024-01-07T09:00:00.000Z', strategy: 'swing', rule: 'maxStrategyDrawdownPct', value: 12.5, limit: 12 },
      ...{ flatten: false, resumedTs: null },
    },
  ],
  warnings: [
    {
      ...{ ts: '2024-01-02T10:00:00.000Z', rule: 'maxStrategyDrawdownPct', strategy: 'swing', symbol: null },
      ...{ value: 9.7, limit: 12 },
    },
    {
      ...{ ts: '2024-01-02T11:00:00.000Z', rule: 'maxExposurePct', strategy: null, symbol: null },
      ...{ value: 59.5, limit: 60 },
    },
    {
      ...{ ts: '2024-01-05T12:00:00.000Z', rule: 'maxStrategyDrawdownPct', strategy: 'trend', symbol: null },
      ...{ value: 11.1, limit: 12 },
    },
  ],
  compliance: {
    blocked: [{ rule: 'restrictedList', count: 2 }],
    flagged: [{ rule: 'washTrade', count: 4 }],
  },
  bestExecution: [
    {
      ...{ strategy: 'trend', symbol: 'BTCUSDT', orders: 14, fills: 15 },
      ...{ averageSlippageBps: 1.234, medianSlippageBps: -0.5, worstSlippageBps: 15.006 },
    },
  ],
};
