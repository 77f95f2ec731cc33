import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import { allocateBarColumns, type BarColumns } from '../../../src/core/bar-columns.js';
import { createRandom, nextUniform } from '../../../src/core/random.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { MarketQueue } from '../../../src/kernel/market-queue.js';
import { drivePaced } from '../../../src/kernel/paced-driver.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import type { WallClock } from '../../../src/kernel/wall-clock.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2024, 0, 1);
const GRACE_MS = 2_000;

function randomBars(seed: number, length: number): BarColumns {
  const random = createRandom(seed);
  const bars = allocateBarColumns(length);
  let price = 100;
  for (let row = 0; row < length; row++) {
    bars.tsMs[row] = START_MS + row * MINUTE_MS;
    bars.open[row] = price;
    price = Math.round((price + nextUniform(random) - 0.5) * 100) / 100;
    bars.close[row] = price;
    bars.high[row] = Math.max(bars.open[row], price);
    bars.low[row] = Math.min(bars.open[row], price);
    bars.volume[row] = 1;
  }
  return bars;
}

function deskOf(symbols: readonly string[]): Engine {
  const list = symbols.map((symbol) => `  - { symbol: ${symbol}, source: csv, path: none.csv, interval: 1m }`);
  const text = `name: paced
data:
${list.join('\n')}
account: { cash: { USDT: 10000 } }
venue: { kind: spot, latencyMs: 250 }
allocator: { model: equal, rebalance: 15m }
strategies:
  - { id: a, use: momentum, symbols: [${symbols.join(', ')}], params: { fast: 2, slow: 5 }, sizing: { model: percent, pct: 40 } }
  - { id: b, use: macd, symbols: [${symbols.join(', ')}], params: { fast: 2, slow: 4, signal: 3 }, sizing: { model: percent, pct: 40 } }
`;
  const scenario = parseScenario(text, { path: 'paced.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

/** A clock that jumps: waiting ends at once, at the awaited time, or at the next thing that the feed has to say. */
class ScriptedClock implements WallClock {
  private tsMs = START_MS;
  private readonly script: { atMs: number; run: () => void }[];

  constructor(script: { atMs: number; run: () => void }[]) {
    this.script = [...script].sort((a, b) => a.atMs - b.atMs);
  }

  nowMs(): number {
    return this.tsMs;
  }

  async waitUntil(tsMs: number): Promise<void> {
    const next = this.script[0];
    if (next !== undefined && next.atMs <= tsMs) {
      this.script.shift();
      this.tsMs = Math.max(this.tsMs, next.atMs);
      next.run();
    } else {
      this.tsMs = Math.max(this.tsMs, tsMs);
    }
  }
}

/** What a live feed would say of these bars: the close of a bar and the open of the next, one delay after the fact. */
function messagesOf(queue: MarketQueue, seriesIndex: number, bars: BarColumns, delayOf: (boundary: number) => number) {
  const script: { atMs: number; run: () => void }[] = [];
  for (let row = 0; row < bars.length; row++) {
    const tsMs = bars.tsMs[row];
    const [open, high, low, close, volume] = [bars.open, bars.high, bars.low, bars.close, bars.volume].map(
      (c) => c[row],
    );
    script.push({
      atMs: tsMs + delayOf(row),
      run: () => queue.push(seriesIndex, { kind: 'opened', tsMs, price: open }),
    });
    script.push({
      atMs: tsMs + MINUTE_MS + delayOf(row + 1),
      run: () => queue.push(seriesIndex, { kind: 'closed', tsMs, open, high, low, close, volume }),
    });
  }
  const endMs = bars.tsMs[bars.length - 1] + MINUTE_MS + GRACE_MS;
  script.push({ atMs: endMs, run: () => queue.push(seriesIndex, { kind: 'ended' }) });
  return script;
}

async function paced(
  symbols: readonly string[],
  all: readonly BarColumns[],
  delay: (series: number, row: number) => number,
) {
  const engine = deskOf(symbols);
  const queue = new MarketQueue(all.length);
  const script = all.flatMap((bars, index) => messagesOf(queue, index, bars, (row) => delay(index, row)));
  const late: number[] = [];
  await drivePaced(engine.kernel, engine.loop, engine.series, queue, new ScriptedClock(script), {
    graceMs: GRACE_MS,
    onLate: (seriesIndex) => late.push(seriesIndex),
  });
  return { engine, late, digest: engine.kernel.hasher.digestHex() };
}

async function replayed(symbols: readonly string[], all: readonly BarColumns[]) {
  const engine = deskOf(symbols);
  await driveReplay(
    engine.loop,
    engine.series,
    all.map((bars) => new ColumnsFeed(bars, 7)),
  );
  return { engine, digest: engine.kernel.hasher.digestHex() };
}

describe('the paced driver', () => {
  it('runs the events of a replay, whatever the delays within the grace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 20, max: 60 }),
        async (seed, length) => {
          const symbols = ['BTCUSDT', 'ETHUSDT'];
          const all = [randomBars(seed, length), randomBars(seed + 1, length)];
          const random = createRandom(seed);
          const delays = all.map(() =>
            Array.from({ length: length + 1 }, () => Math.floor(nextUniform(random) * GRACE_MS)),
          );
          const live = await paced(symbols, all, (series, boundary) => delays[series][boundary]);
          const history = await replayed(symbols, all);
          expect(live.late).toEqual([]);
          expect(live.engine.kernel.bus.seq).toBe(history.engine.kernel.bus.seq);
          expect(live.digest).toBe(history.digest);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('trades in that comparison', async () => {
    const { engine } = await replayed(['BTCUSDT', 'ETHUSDT'], [randomBars(1, 60), randomBars(2, 60)]);
    expect(engine.record.fills.length).toBeGreaterThan(10);
  });

  it('goes on without a series that is silent for longer than the grace, and names what comes late', async () => {
    const all = [randomBars(1, 30), randomBars(2, 30)];
    const silentRow = 10;
    const { engine, late } = await paced(['BTCUSDT', 'ETHUSDT'], all, (series, row) =>
      series === 1 && row === silentRow ? 3 * MINUTE_MS : 0,
    );
    expect(late).toContain(1);
    expect(engine.kernel.topics.barClosed[0].published).toBe(30);
    expect(engine.kernel.topics.barClosed[1].published).toBeLessThan(30);
    expect(engine.kernel.topics.barClosed[1].published).toBeGreaterThan(25);
  });

  it('fires timers while the market is silent', async () => {
    const bars = randomBars(3, 2);
    const quietMs = 3 * 3_600_000;
    bars.tsMs[1] = START_MS + quietMs;
    const { engine } = await paced(['BTCUSDT'], [bars], () => 0);
    const hours = engine.record.equityCurve().tsMs;
    expect([...hours].filter((tsMs) => tsMs > START_MS && tsMs < START_MS + quietMs)).toEqual([
      START_MS + 3_600_000,
      START_MS + 2 * 3_600_000,
    ]);
  });
});
