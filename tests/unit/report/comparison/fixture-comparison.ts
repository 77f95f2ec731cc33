import type { RunComparison } from '../../../../src/report/comparison/run-comparison.js';
import { metricKeysInOrder } from '../../../../src/report/metric-catalog.js';
import type { BranchRecord } from '../../../../src/report/run-result.js';
import { fixtureReport } from '../fixture-report.js';

const HEX = '0123456789abcdef'.repeat(4);

/** Two made-up runs over 40 days, the second with other trades from the 12th day on. */
export function fixtureComparison(changed: Partial<RunComparison> = {}): RunComparison {
  const [a] = fixtureReport({ days: 40, trips: 120 }).branches;
  const equity = a.equity.equity.map((value, index) => value * (1 + (index > 264 ? (index - 264) * 2e-5 : 0)));
  const run = (name: string, label: string) => ({
    ...{ name, label, fingerprint: HEX, scenarioHash: HEX },
    ...{ from: '2024-01-01T00:00:00.000Z', to: '2024-02-10T00:00:00.000Z' },
  });
  const matched = a.roundTrips.slice(0, 100);
  return {
    a: run('desk', 'runs/2024-06-01'),
    b: run('desk', 'runs/2024-06-02'),
    quoteCurrency: 'USDT',
    from: '2024-01-01T00:00:00.000Z',
    to: '2024-02-10T00:00:00.000Z',
    conclusion:
      'B returned 1.37 percentage points more than A over the same 40 days, more than chance explains: the interval leaves out zero.',
    notes: ['The scenarios differ: strategies.trend.params.slow is 50 in A and 100 in B.'],
    difference: {
      ...{ returnPct: -0.07, otherReturnPct: -1.44, differencePct: 1.37, verdict: 'better' },
      ...{
        interval: { lowPct: 0.41, highPct: 2.3, level: 0.95 },
        observations: 960,
        blockLength: 12,
        resamples: 2_000,
      },
    },
    metrics: metricKeysInOrder(a.result.metrics).map((key) => metricDifference(a, key)),
    allocations: [
      { strategy: 'trend', a: shares(0.5, 0.62), b: shares(0.4, 0.35) },
      { strategy: 'swing', a: shares(0.5, 0.38), b: null },
      { strategy: 'carry', a: null, b: shares(0.6, 0.65) },
    ],
    trades: {
      matched: matched.map((trip, index) => ({
        a: trip,
        b: index % 4 === 0 ? { ...trip, pnl: (Number(trip.pnl) + index - 40).toFixed(6), exitReason: 'stop' } : trip,
      })),
      onlyA: a.roundTrips.slice(100),
      onlyB: a.roundTrips.slice(100, 106).map((trip) => ({ ...trip, side: 'short', pnl: '21.5' })),
    },
    equity: { a: a.equity, b: { ...a.equity, equity } },
    ...changed,
  };
}

function metricDifference({ result: { metrics } }: BranchRecord, key: string): RunComparison['metrics'][number] {
  const a = metrics[key] ?? null;
  if (a === null) return { key, a, b: null, difference: null };
  const changed = Number.isInteger(Number(a)) ? Number(a) + 2 : Number(a) * 1.1;
  const b = typeof a === 'string' ? changed.toFixed(8) : changed;
  return { key, a, b, difference: changed - Number(a) };
}

function shares(average: number, last: number) {
  return { first: 0.5, lowest: 0.3, average, highest: 0.7, last };
}
