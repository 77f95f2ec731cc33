import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import { defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import { barsFromTrades } from '../../src/kernel/bar-builders/bars-from-trades.js';
import { driveReplay } from '../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { barsOfCloses } from '../unit/kernel/bars-of-closes.js';
import { ticksOf, type WrittenTicks } from '../unit/kernel/ticks/ticks-of.js';
import { START_TS_MS } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tickMarkets } from './tick-markets.js';

/** Trades on everything that it hears: in after a rising trade, out after two falling ones, bids below the book. */
const restless = defineStrategy({
  name: 'restless',
  description: 'Trades on ticks.',
  params: z.strictObject({}),
  init: () => ({ last: 0, falling: 0, heard: { trades: 0, quotes: 0, books: 0, bars: 0 } }),
  onBar({ heard }) {
    heard.bars++;
  },
  onTrade(state, { price }, ctx) {
    state.heard.trades++;
    state.falling = price < state.last ? state.falling + 1 : 0;
    if (price > state.last) ctx.signal({ direction: 'long', reason: 'rising' });
    if (state.falling === 2) ctx.signal({ direction: 'flat', reason: 'falling' });
    state.last = price;
  },
  onQuote({ heard }, _quote, ctx) {
    if (heard.quotes++ % 3 === 2) ctx.signal({ direction: 'flat', reason: 'every third quote' });
  },
  onBook({ heard }, { bestBid, isKnown }, ctx) {
    heard.books++;
    if (isKnown && bestBid > 0 && ctx.position() === 0) {
      ctx.signal({ direction: 'long', reason: 'join the bid', entry: { type: 'limit', limitPrice: bestBid } });
    }
  },
});

const SCENARIO = `name: ticks
data:
  - { symbol: AAAUSDT, source: trades, path: a.csv, interval: 1s, filters: { tickSize: 0.01, lotSize: 0.001 } }
  - { symbol: BBBUSDT, source: csv, path: b.csv, interval: 1m, filters: { tickSize: 0.01, lotSize: 0.001 } }
venue: { latencyMs: 300 }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: ticks, use: restless, symbols: [AAAUSDT], sizing: { model: fixed, quantity: 2.5 } }
  - { id: bars, use: momentum, symbols: [AAAUSDT, BBBUSDT], params: { fast: 1, slow: 2 }, sizing: { model: percent, pct: 40 } }
`;
const CLOSES = barsOfCloses([50, 51, 50]);
const STRATEGIES: Readonly<Record<string, StrategyDefinition>> = {
  ...BUILT_IN,
  restless: restless as unknown as StrategyDefinition,
};

function compose(written: WrittenTicks): Engine {
  const path = '/ticks.yaml';
  const scenario = parseScenario(SCENARIO, { path, env: {}, builtInStrategies: Object.keys(STRATEGIES) });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: STRATEGIES[use],
    params: STRATEGIES[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies, { ticks: [ticksOf(written, START_TS_MS), null] });
}

const drive = (engine: Engine, fromRow = 0) =>
  driveReplay(engine.loop, engine.series, [new ColumnsFeed(CLOSES), new ColumnsFeed(CLOSES, 500, fromRow)]);

describe('a desk on ticks beside bars', () => {
  it('hears every tick, and the bars that the trades make', async () => {
    let fills = 0;
    await fc.assert(
      fc.asyncProperty(tickMarkets, async ({ written }) => {
        const engine = compose(written);
        await drive(engine);
        const { trades, quotes, depth } = ticksOf(written, START_TS_MS);
        const untilTsMs = Math.max(...[trades, quotes, depth].map(({ tsMs, length }) => tsMs[length - 1] ?? 0));
        const bars = barsFromTrades(trades, { kind: 'time', intervalMs: 1_000 }, { untilTsMs });
        const [{ heard }] = (engine.kernel.agents.snapshot()['strategy:ticks'] as { states: { heard: object }[] })
          .states;
        expect(heard).toEqual({
          trades: trades.length,
          quotes: quotes.length,
          books: depth.length,
          bars: bars.length,
        });
        fills += engine.record.fillCount;
      }),
      runs(100),
    );
    expect(fills).toBeGreaterThan(100);
  });

  it('goes on from a snapshot at any time: same events, same books, same fingerprint', async () => {
    await fc.assert(
      fc.asyncProperty(tickMarkets, fc.integer({ min: 0, max: 130 }), async ({ written }, halfSeconds) => {
        const whole = compose(written);
        await drive(whole);
        const first = compose(written);
        first.series[1].supply(CLOSES, CLOSES.length, CLOSES.length);
        first.loop.run(START_TS_MS + halfSeconds * 500);
        const snapshot = deserialize(serialize(snapshotEngine(first)));
        const second = compose(written);
        restoreEngine(second, snapshot);
        await drive(second, snapshot.series[1].closedRows);
        expect(second.kernel.bus.seq).toBe(whole.kernel.bus.seq);
        expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
        expect(second.accounts()).toEqual(whole.accounts());
        expect(second.performance.state).toEqual(whole.performance.state);
      }),
      runs(150),
    );
  });
});
