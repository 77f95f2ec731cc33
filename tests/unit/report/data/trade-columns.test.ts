import { describe, expect, test } from 'vitest';
import { embeddedTrades, tradesOf } from '../../../../src/report/data/trade-columns.js';
import { fixtureReport } from '../fixture-report.js';

const [{ trip }] = tradesOf(fixtureReport({ days: 2, trips: 1 }).branches);
const trades = (own: number, others: number) => [
  ...new Array(own).fill({ branch: 0, trip }),
  ...new Array(others).fill({ branch: 1, trip }),
];

describe('trades that stand in the page', () => {
  test.each([
    [300, 0, 300],
    [300, 2_000, 2_300],
    [300, 90_000, 15_300],
    [39_000, 90_000, 40_000],
    [41_000, 0, 40_000],
  ])('of %i of the run and %i of branches: %i', (own, others, embedded) => {
    expect(embeddedTrades(trades(own, others))).toBe(embedded);
  });
});
