import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import type { BarColumns } from '../../../src/core/bar-columns.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';

const SYMBOLS = ['BTCUSDT', 'ETHUSDT'];
const BARS = SYMBOLS.map((symbol) => synthesizeBars({ symbol, seed: 3, days: 2 }));
const SCENARIO = `name: snapshot
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
venue: { kind: spot, latencyMs: 1500 }
allocator: { model: equal, rebalance: 1h }
risk: { maxPositionPct: 30, maxExposurePct: 50 }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT, ETHUSDT], params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: macd, use: macd, symbols: [ETHUSDT], params: {}, sizing: { model: fixed, quantity: 0.5 } }
`;

function compose(): Engine {
  const scenario = parseScenario(SCENARIO, { path: 'snapshot.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

function drive(engine: Engine, fromRows: readonly number[], bars: readonly BarColumns[] = BARS) {
  const feeds = bars.map((columns, index) => new ColumnsFeed(columns, 500, fromRows[index]));
  return driveReplay(engine.loop, engine.series, feeds);
}

function supplyAll({ series }: Engine): void {
  for (const [index, one] of series.entries()) one.supply(BARS[index], BARS[index].length, BARS[index].length);
}

describe('a snapshot of the engine', () => {
  it('restored into a fresh engine, goes on as if nothing had happened: same events, same books, same fingerprint', async () => {
    const whole = compose();
    await drive(whole, [0, 0]);
    expect(whole.record.fills.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: BARS[0].length - 1 }), async (minutes) => {
        const first = compose();
        supplyAll(first);
        first.loop.run(BARS[0].tsMs[minutes]);
        // Through bytes, as it would go to another process.
        const snapshot = deserialize(serialize(snapshotEngine(first)));
        const second = compose();
        restoreEngine(second, snapshot);
        await drive(
          second,
          snapshot.series.map(({ closedRows }: { closedRows: number }) => closedRows),
        );
        expect(second.kernel.bus.seq).toBe(whole.kernel.bus.seq);
        expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
        expect(second.accounts()).toEqual(whole.accounts());
        expect(first.record.fills.length + second.record.fills.length).toBe(whole.record.fills.length);
        expect(second.performance.state).toEqual(whole.performance.state);
      }),
      { numRuns: 50 },
    );
  });

  it('is a copy: what the run does later does not reach it', async () => {
    const engine = compose();
    supplyAll(engine);
    engine.loop.run(BARS[0].tsMs[1000]);
    const snapshot = snapshotEngine(engine);
    const before = serialize(snapshot);
    engine.loop.run(BARS[0].tsMs[2000]);
    expect(serialize(snapshot).equals(before)).toBe(true);
  });

  it('does not grow with the past', async () => {
    const engine = compose();
    supplyAll(engine);
    engine.loop.run(BARS[0].tsMs[500]);
    const early = serialize(snapshotEngine(engine)).length;
    engine.loop.run(BARS[0].tsMs[2800]);
    const late = serialize(snapshotEngine(engine)).length;
    // The hasher holds up to one block of events that are not hashed yet.
    expect(late).toBeLessThan(early + 9_000);
  });

  it('of another format is refused', () => {
    const engine = compose();
    engine.loop.startAt(0);
    const snapshot = { ...snapshotEngine(engine), version: 99 };
    expect(() => restoreEngine(compose(), snapshot)).toThrow(/format 99.*format 6/);
  });
});
