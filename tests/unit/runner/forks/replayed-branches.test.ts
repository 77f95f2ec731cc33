import { describe, expect, it } from 'vitest';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(3);

const FORKS = `forks:
  - at: 2024-01-02T05:17:13
    branches:
      - { name: tight, set: { risk.maxExposurePct: 20 } }
      - { name: quick, set: { strategies.trend.params.fast: 2 }, warmup: 50 }
      - { name: without, remove: [swing] }
      - { name: more, add: [{ id: extra, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 30 } }] }
      - name: fall
        market: { gap: { symbol: BTCUSDT, pct: -10 } }
        forks:
          - at: 2024-01-03T07:30
            branches:
              - { name: fall-on }
              - { name: fall-dear, set: { venue.fees.takerBps: 30 } }
              - { name: fall-less, remove: [trend], market: { shock: { symbol: ETHUSDT, pct: 5, over: 1h } } }
  - on: { refusal: true }
    branches: [{ name: lax, set: { risk.maxPositionPct: 60 } }]
`;

describe('branches of every kind, and branches of branches', () => {
  it('are the same from a snapshot and by running the past again', async () => {
    const restored = await runForked(DESK + FORKS, MARKET);
    const replayed = await runForked(DESK + FORKS, MARKET, { replays: true });
    expect(restored.failed).toEqual([]);
    expect(restored.branches.map(({ result }) => result.name)).toEqual([
      'tight',
      'quick',
      'without',
      'more',
      'fall',
      'fall-on',
      'fall-dear',
      'fall-less',
      'lax',
    ]);
    expect(replayed.main).toEqual(restored.main);
    for (const [index, branch] of restored.branches.entries()) {
      expect(replayed.branches[index], branch.result.name).toEqual(branch);
    }
    const fingerprints = new Map(restored.branches.map(({ result }) => [result.name, result.fingerprint]));
    expect(fingerprints.get('fall-on')).toBe(fingerprints.get('fall'));
    expect(new Set(fingerprints.values()).size).toBe(fingerprints.size - 1);
  });
});
