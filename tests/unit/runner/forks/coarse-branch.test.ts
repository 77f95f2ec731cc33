import { describe, expect, it } from 'vitest';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import type { MarketData } from '../../../../src/runner/forks/branches/market-data.js';
import { runForked } from './forked-desk.js';

const MINUTE_MS = 60_000;
const MARKET: MarketData = {
  bars: [
    synthesizeBars({ symbol: 'BTCUSDT', seed: 3, days: 20, fromMs: Date.UTC(2024, 0, 1), intervalMs: 240 * MINUTE_MS }),
  ],
  ticks: [null],
  dataHashes: ['btc'],
  terms: [],
};

const DESK = `name: coarse
data: [{ symbol: BTCUSDT, source: csv, path: none.csv, interval: 4h }]
account: { cash: { USDT: 100000 } }
allocator: { model: performance, window: 4d, sampleEvery: 4h, rebalance: 12h, maxPct: 100 }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 2, slow: 4 }, sizing: { model: percent, pct: 60 } }
  - { id: slow, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 9 }, sizing: { model: percent, pct: 60 } }
`;

describe('a branch between two bars that lie far apart', () => {
  it.each([
    ['more often', 'allocator.rebalance: 10m'],
    ['by another model', 'allocator: { model: risk-parity, rebalance: 10m }'],
  ])('that divides the capital %s begins at the fork, not at the bar before it', async (_, change) => {
    const at = '2024-01-10T11:35';
    const { branches, failed } = await runForked(
      `${DESK}forks: [{ at: ${at}, branches: [{ name: often, set: { ${change} } }, { name: same }] }]\n`,
      MARKET,
    );
    expect(failed).toEqual([]);
    const atMs = Date.parse(`${at}Z`);
    const [often] = branches;
    const times = often.result.allocations.map(({ ts }) => Date.parse(ts));
    expect(times.length).toBeGreaterThan(50);
    expect(times[0]).toBe(atMs);
    for (const { equity, fills } of branches) {
      expect(equity.tsMs[0]).toBeGreaterThanOrEqual(atMs);
      expect(fills.every(({ tsMs }) => tsMs >= atMs)).toBe(true);
    }
  });
});
