import type { FillRecord } from '../../../src/analytics/fill-record.js';
import type { RoundTrip } from '../../../src/analytics/round-trip.js';
import type { PriceHistory, ReportInput } from '../../../src/report/report-input.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import { fixtureBars } from './fixture-bars.js';
import { fixtureBranch } from './fixture-branch.js';
import { fixtureRandom } from './fixture-random.js';
import { fixtureTrip } from './fixture-trips.js';

const MINUTE_MS = 60_000;

/** A made-up run over `days` with about `trips` round trips spread evenly over its symbols. */
export function fixtureReport(options: {
  readonly days: number;
  readonly trips: number;
  readonly symbols?: readonly string[];
  readonly seed?: number;
}): ReportInput {
  const { days, trips, symbols = ['BTCUSDT'], seed = 7 } = options;
  const prices = symbols.map((symbol, index) => ({
    symbol,
    intervalMs: MINUTE_MS,
    bars: fixtureBars(days * 1_440, seed + index, index === 0 ? 42_000 : 2_300),
  }));
  const random = fixtureRandom(seed + 1_000);
  const fills: FillRecord[] = [];
  const roundTrips: RoundTrip[] = [];
  const { bars } = prices[0];
  for (let index = 0; index < trips; index++) {
    const room = bars.length / trips;
    const entry = Math.floor(index * room + random() * room * 0.3) + 1;
    const exit = Math.floor(index * room + room * (0.4 + random() * 0.5)) + 1;
    const history = prices[index % prices.length];
    const names = { strategy: `sma-${index % prices.length}`, symbol: history.symbol, orderId: 1 + 2 * index };
    const made = fixtureTrip(history.bars, entry, exit, 0.1, names);
    fills.push(...made.fills);
    roundTrips.push(made.trip);
  }
  return reportOf([fixtureBranch({ name: 'btc-momentum', prices, fills, roundTrips, startCash: 100_000 })], prices);
}

/** A report of given branches with plausible surroundings. */
export function reportOf(branches: readonly BranchRecord[], prices: readonly PriceHistory[]): ReportInput {
  const rows = prices[0]?.bars.length ?? 0;
  return {
    generatedBy: '0.1.0',
    branches,
    prices,
    result: {
      schemaVersion: 1,
      engineVersion: '0.1.0',
      scenario: {
        name: branches[0]?.result.name ?? 'nothing',
        description: 'Moving-average cross, 20 over 50 minutes, always the same quantity.',
        hash: 'c0ffee5512ab90e7d6f3a1b84c2277e8199d04b5566aa3f1e0d8c7b6a5948372',
      },
      data: prices.map(({ symbol }) => ({
        symbol,
        interval: '1m',
        source: `csv data/${symbol}-1m.csv`,
        rows,
        from: '2024-01-01T00:00:00.000Z',
        to: new Date(Date.UTC(2024, 0, 1) + rows * MINUTE_MS).toISOString(),
        hash: '5d1b0a9c8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b',
      })),
      quoteCurrency: 'USDT',
      assumptions: [
        'Market orders fill at the next bar’s open, without latency.',
        'Fees are 10 bps on each side; there is no slippage.',
        'Inside a bar the price is assumed to go to the nearer of high and low first (adaptive).',
        'An order of any size finds a counterparty at the price of the bar.',
      ],
      warnings: ['BTCUSDT: 3 gaps of together 12 minutes were left as they are.'],
      branches: branches.map(({ result }) => result),
    },
  };
}
