import { describe, expect, it } from 'vitest';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(6);

describe('a branch that changes nothing', () => {
  it('is the run itself: same fingerprint, same numbers, same record behind the fork', async () => {
    const { main, branches, failed } = await runForked(
      `${DESK}forks:\n  - { every: 7h, branches: [{ name: same }] }\n`,
      MARKET,
    );
    expect(failed).toEqual([]);
    expect(branches).toHaveLength(21);
    expect(main.fills.length).toBeGreaterThan(300);
    for (const { result, fills, equity, roundTrips } of branches) {
      expect(result.fingerprint).toBe(main.result.fingerprint);
      expect(result.metrics).toEqual(main.result.metrics);
      expect(result.counts).toEqual(main.result.counts);
      expect(result.strategies).toEqual(main.result.strategies);
      expect(result.comparison?.difference.verdict).toBe('identical');
      expect(result.comparison?.metrics).toEqual(result.comparison?.parentMetrics);
      expect(fills).toEqual(main.fills.slice(main.fills.length - fills.length));
      expect(roundTrips).toEqual(main.roundTrips.slice(main.roundTrips.length - roundTrips.length));
      expect(equity.equity).toEqual(main.equity.equity.slice(-equity.equity.length));
    }
  });
});
