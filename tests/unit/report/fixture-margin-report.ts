import type { ReportInput } from '../../../src/report/report-input.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import { fixtureReport, reportOf } from './fixture-report.js';

/** A made-up run on margin: a liquidation, funding, a position left open, and two worked orders, one of them unfilled. */
export function fixtureMarginReport(): ReportInput {
  const { branches, prices } = fixtureReport({ days: 2, trips: 3 });
  const [branch] = branches;
  const { result } = branch;
  const worked = { strategy: 'sma-0', from: '2024-01-01T09:00:00.000Z', to: '2024-01-01T10:00:00.000Z' };
  const changed: BranchRecord = {
    ...branch,
    result: {
      ...result,
      name: 'on-margin',
      metrics: { ...result.metrics, funding: '-3.21' },
      counts: { ...result.counts, expired: 4, liquidations: 1 },
      liquidations: [
        {
          ts: '2024-01-01T08:30:00.000Z',
          strategy: 'sma-0',
          symbol: 'BTCUSDT',
          side: 'short',
          quantity: '0.5',
          liquidationPrice: '44100.5',
          price: '44250',
          fee: '12.5',
          covered: '3.75',
        },
      ],
      openPositions: [
        {
          strategy: 'sma-0',
          symbol: 'BTCUSDT',
          side: 'long',
          quantity: '0.1',
          entryPrice: '42000',
          lastPrice: '42500.5',
          unrealized: '50.05',
        },
      ],
      executions: [
        {
          ...worked,
          symbol: 'BTCUSDT',
          side: 'buy',
          algorithm: 'twap',
          quantity: '2',
          filled: '2',
          slices: 10,
          arrivalPrice: 42_000.5,
          averagePrice: 42_018.35,
          marketVwap: 42_020,
          shortfallBps: 4.25,
          fees: '84.04',
        },
        {
          ...worked,
          symbol: 'ETHUSDT',
          side: 'sell',
          algorithm: 'vwap',
          quantity: '1',
          filled: '0',
          slices: 3,
          arrivalPrice: 2_300,
          averagePrice: null,
          marketVwap: null,
          shortfallBps: null,
          fees: '0',
        },
      ],
    },
  };
  return reportOf([changed], prices);
}
