import { expect } from 'vitest';
import type { BranchRecord } from '../../../src/report/run-result.js';

/** That a branch is its parent from a time on: the same run in every number, and the same record of what came after. */
export function expectItself(branch: BranchRecord, main: BranchRecord, atMs: number): void {
  const { result } = branch;
  const since = (ts: string) => Date.parse(ts) >= atMs;
  const expected = main.result;
  expect(result.forkedAt).toBe(new Date(atMs).toISOString());
  expect(result.fingerprint).toBe(expected.fingerprint);
  expect(result.counts).toEqual(expected.counts);
  expect(result.metrics).toEqual(expected.metrics);
  expect(result.strategies).toEqual(expected.strategies);
  expect(result.openPositions).toEqual(expected.openPositions);
  expect(result.halts).toEqual(expected.halts.filter(({ ts }) => since(ts)));
  expect(result.liquidations).toEqual(expected.liquidations.filter(({ ts }) => since(ts)));
  expect(result.allocations).toEqual(expected.allocations.filter(({ ts }) => since(ts)));
  expect(result.comparison?.difference.verdict).toBe('identical');
  expect(result.comparison?.metrics).toEqual(result.comparison?.parentMetrics);
  // Its own record is that of its own part, neither more nor less.
  expect(branch.fills).toEqual(main.fills.filter(({ tsMs }) => tsMs >= atMs));
  expect(branch.roundTrips).toEqual(main.roundTrips.filter(({ exitTsMs }) => exitTsMs >= atMs));
  const first = main.equity.tsMs.findIndex((tsMs) => tsMs >= atMs);
  const from = first < 0 ? main.equity.tsMs.length : first;
  for (const name of ['tsMs', 'equity', 'cash', 'exposure', 'drawdownPct'] as const) {
    expect(branch.equity[name], name).toEqual(main.equity[name].slice(from));
  }
}
