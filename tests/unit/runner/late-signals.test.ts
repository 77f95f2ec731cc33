import { describe, expect, it } from 'vitest';
import type { AllocatorState } from '../../../src/agents/allocator/allocator-state.js';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { MarketQueue } from '../../../src/kernel/market-queue.js';
import { drivePaced } from '../../../src/kernel/paced-driver.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { signal } from '../agents/desk-parts.js';
import { barsOfCloses, MINUTE_MS, START_MS } from '../kernel/bars-of-closes.js';

const SCENARIO = `name: late
data: [{ symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: 0.01, lotSize: 0.001 } }]
account: { cash: { USDT: 10000 } }
strategies:
  - { id: quick, use: momentum, symbols: [BTCUSDT], params: { fast: 1, slow: 2 }, sizing: { model: percent, pct: 40 } }
  - { id: slow, use: momentum, symbols: [BTCUSDT], params: { fast: 900, slow: 1000 }, sizing: { model: percent, pct: 40 } }
`;
const BARS = barsOfCloses([100, 101, 99, 102, 98, 103, 97, 104]);
const SLOW = 1;

function compose(): Engine {
  const scenario = parseScenario(SCENARIO, { path: 'late.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

const lateSignals = ({ kernel }: Engine) => (kernel.agents.snapshot().allocator as AllocatorState).lateSignals;

interface Happening {
  readonly atMs: number;
  readonly run: () => void;
}

/** A live session: each bar's open and close as they happen, and what else happens. */
async function live(engine: Engine, others: readonly Happening[]): Promise<void> {
  const queue = new MarketQueue(1);
  const script: Happening[] = [...others];
  for (let row = 0; row < BARS.length; row++) {
    const tsMs = BARS.tsMs[row];
    const [open, high, low, close, volume] = [BARS.open, BARS.high, BARS.low, BARS.close, BARS.volume].map(
      (c) => c[row],
    );
    script.push({ atMs: tsMs, run: () => queue.push(0, { kind: 'opened', tsMs, price: open }) });
    const closed = { kind: 'closed', tsMs, open, high, low, close, volume } as const;
    script.push({ atMs: tsMs + MINUTE_MS, run: () => queue.push(0, closed) });
  }
  script.push({ atMs: START_MS + 60 * MINUTE_MS, run: () => queue.push(0, { kind: 'ended' }) });
  script.sort((a, b) => a.atMs - b.atMs);
  let nowMs = START_MS;
  const clock = {
    nowMs: () => nowMs,
    async waitUntil(tsMs: number) {
      const next = script[0];
      if (next === undefined || next.atMs > tsMs) {
        nowMs = Math.max(nowMs, tsMs);
        return;
      }
      script.shift();
      nowMs = Math.max(nowMs, next.atMs);
      next.run();
    },
  };
  await drivePaced(engine.kernel, engine.loop, engine.series, queue, clock, { graceMs: 2000 });
}

describe('a signal that comes after the barrier of its time', () => {
  it('counts at the next barrier, and is counted for its strategy', async () => {
    const engine = compose();
    const intents: { tsMs: number; strategyIndex: number }[] = [];
    engine.kernel.listen((topic, event) => {
      if (topic !== 'OrderIntended') return;
      const { terms } = event as unknown as { terms: { strategyIndex: number } };
      intents.push({ tsMs: event.tsMs, strategyIndex: terms.strategyIndex });
    });
    // Half a second after the bar of 00:03 has closed, something that had to think has made up its mind.
    const { kernel } = engine;
    const think = () => {
      kernel.publish(kernel.topics.signalEmitted, signal('long', { strategyIndex: SLOW }));
      kernel.bus.drain();
    };
    await live(engine, [{ atMs: START_MS + 3 * MINUTE_MS + 500, run: think }]);
    expect(lateSignals(engine)).toEqual([0, 1]);
    expect(intents.filter(({ strategyIndex }) => strategyIndex === SLOW)).toEqual([
      { tsMs: START_MS + 4 * MINUTE_MS, strategyIndex: SLOW },
    ]);
  });

  it('is not found where all are in time, live or in a backtest', async () => {
    const [session, backtest] = [compose(), compose()];
    await live(session, []);
    await driveReplay(backtest.loop, backtest.series, [new ColumnsFeed(BARS)]);
    expect(backtest.kernel.topics.signalEmitted.published).toBeGreaterThan(3);
    expect([lateSignals(session), lateSignals(backtest)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(session.kernel.hasher.digestHex()).toBe(backtest.kernel.hasher.digestHex());
  });
});
