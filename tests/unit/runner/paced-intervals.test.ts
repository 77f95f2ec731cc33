import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import type { BarColumns } from '../../../src/core/bar-columns.js';
import { createRandom, nextUniform } from '../../../src/core/random.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { MarketQueue } from '../../../src/kernel/market-queue.js';
import { drivePaced } from '../../../src/kernel/paced-driver.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import type { WallClock } from '../../../src/kernel/wall-clock.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { barsOfCloses, MINUTE_MS, START_MS } from '../kernel/bars-of-closes.js';

const GRACE_MS = 2_000;
const SCENARIO = `name: paced
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 10000 } }
venue: { latencyMs: 250 }
allocator: { model: equal, rebalance: 15m }
strategies:
  - { id: a, use: momentum, symbols: [BTCUSDT, ETHUSDT], interval: 5m, params: { fast: 1, slow: 2 }, sizing: { model: percent, pct: 40 } }
  - { id: b, use: momentum, symbols: [ETHUSDT], params: { fast: 2, slow: 4 }, sizing: { model: percent, pct: 40 } }
  - { id: c, use: momentum, symbols: [BTCUSDT], interval: 3m, params: { fast: 1, slow: 3 }, sizing: { model: percent, pct: 40 } }
`;

function compose(): Engine {
  const scenario = parseScenario(SCENARIO, { path: 'paced.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

function randomBars(seed: number, length: number): BarColumns {
  const random = createRandom(seed);
  return barsOfCloses(Array.from({ length }, () => 100 + Math.round(nextUniform(random) * 100) / 100));
}

interface Arrival {
  readonly atMs: number;
  run(): void;
}

/** A wall clock that jumps to the awaited time, or to the next message before it. */
function jumpingClock(arrivals: readonly Arrival[]): WallClock {
  const script = [...arrivals].sort((a, b) => a.atMs - b.atMs);
  let nowMs = START_MS;
  return {
    nowMs: () => nowMs,
    async waitUntil(tsMs) {
      const next = script[0];
      const arrives = next !== undefined && next.atMs <= tsMs;
      nowMs = Math.max(nowMs, arrives ? next.atMs : tsMs);
      if (arrives) script.shift()?.run();
    },
  };
}

/** Opens and closes as a live feed tells them, each with a delay of its own. */
function arrivalsOf(queue: MarketQueue, series: number, bars: BarColumns, delayMs: () => number): Arrival[] {
  const arrivals: Arrival[] = [];
  let lastMs = 0;
  const add = (atMs: number, message: Parameters<MarketQueue['push']>[1]) => {
    lastMs = Math.max(lastMs, atMs);
    arrivals.push({ atMs: lastMs, run: () => queue.push(series, message) });
  };
  for (let row = 0; row < bars.length; row++) {
    const tsMs = bars.tsMs[row];
    const [open, high, low, close, volume] = [bars.open, bars.high, bars.low, bars.close, bars.volume].map(
      (c) => c[row],
    );
    const delay = delayMs();
    add(tsMs + delay, { kind: 'opened', tsMs, price: open });
    add(tsMs + MINUTE_MS + delay, { kind: 'closed', tsMs, open, high, low, close, volume });
  }
  add(lastMs + 1, { kind: 'ended' });
  return arrivals;
}

describe('intervals under the paced driver', () => {
  it('give the events of a replay, whatever the delays within the grace', async () => {
    let fills = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 20, max: 60 }), async (seed, length) => {
        const all = [randomBars(seed, length), randomBars(seed + 1, length)];
        const random = createRandom(seed);
        const live = compose();
        const queue = new MarketQueue(all.length);
        const delayMs = () => Math.floor(nextUniform(random) * GRACE_MS);
        const arrivals = all.flatMap((bars, series) => arrivalsOf(queue, series, bars, delayMs));
        const late: number[] = [];
        await drivePaced(live.kernel, live.loop, live.series, queue, jumpingClock(arrivals), {
          graceMs: GRACE_MS,
          onLate: (series) => late.push(series),
        });
        const replayed = compose();
        const feeds = all.map((bars) => new ColumnsFeed(bars, 7));
        await driveReplay(replayed.loop, replayed.series, feeds);
        expect(late).toEqual([]);
        expect(live.kernel.bus.seq).toBe(replayed.kernel.bus.seq);
        expect(live.kernel.hasher.digestHex()).toBe(replayed.kernel.hasher.digestHex());
        fills += replayed.record.fills.length;
      }),
      { numRuns: 60 },
    );
    expect(fills).toBeGreaterThan(600);
  });
});
