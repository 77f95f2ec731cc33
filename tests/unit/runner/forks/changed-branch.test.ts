import { describe, expect, it } from 'vitest';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(5);

describe('a branch that changes something', () => {
  it('keeps all that it does not change: a limit that is never reached changes the fingerprint and nothing else', async () => {
    const { main, branches, failed } = await runForked(
      `${DESK}forks:\n  - { every: 5h, branches: [{ name: lax, set: { risk.maxLeverage: 125 } }] }\n`,
      MARKET,
    );
    expect(failed).toEqual([]);
    expect(branches).toHaveLength(24);
    for (const { result, fills, equity } of branches) {
      expect(result.fingerprint).not.toBe(main.result.fingerprint);
      expect(fills).toEqual(main.fills.slice(main.fills.length - fills.length));
      expect(equity.equity).toEqual(main.equity.equity.slice(-equity.equity.length));
      expect(result.metrics).toEqual(main.result.metrics);
      expect(result.counts).toEqual(main.result.counts);
    }
    expect(new Set(branches.map(({ result }) => result.fingerprint)).size).toBe(branches.length);
  });
});
