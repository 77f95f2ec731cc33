import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import { defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../src/core/bar-columns.js';
import type { BarClosed } from '../../src/events/market-events.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../src/runner/compose/compose-engine.js';
import { resampledSeries } from '../../src/runner/compose/resampled-series.js';
import { restoreEngine, snapshotEngine } from '../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import type { Scenario } from '../../src/runner/scenario/scenario.js';
import { simulate } from '../../src/runner/simulate.js';
import { coarseDesks, columnsOf, type FoldedBar, foldBars, INTERVALS_MS, withHoles } from './coarse-desk.js';
import { fickle } from './fickle-strategy.js';
import { runs } from './property-runs.js';
import { firstDifference, MINUTE_MS, type RandomDesk, runDesk, tsMsOf } from './random-desk.js';

/** The engine of a desk, not started. */
function compose(desk: RandomDesk): Engine {
  const { strategies, ...scenario } = parseDesk(desk);
  const definitions = strategies.map(({ use }) => KNOWN[use]);
  return composeEngine(
    { ...scenario, strategies },
    definitions.map((definition, index) => ({ definition, params: definition.params.parse(strategies[index].params) })),
  );
}

function parseDesk(desk: RandomDesk): Scenario {
  return parseScenario(JSON.stringify(desk.scenario), {
    path: '/scenario.yaml',
    env: {},
    builtInStrategies: Object.keys(KNOWN),
  });
}

function lastCloseMs(desk: RandomDesk): number {
  return Math.max(...desk.bars.map(({ tsMs }, index) => (tsMs.at(-1) as number) + desk.intervalsMs[index]));
}

const KNOWN: Record<string, StrategyDefinition> = { ...BUILT_IN, fickle: fickle as unknown as StrategyDefinition };

const copyOf = ({ tsMs, open, high, low, close, volume }: BarClosed): FoldedBar => ({
  tsMs,
  open,
  high,
  low,
  close,
  volume,
});

describe('longer bars', () => {
  it('are what an independent fold makes of the data, delivered when they close', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(coarseDesks, async (desk) => {
        const list = resampledSeries(parseDesk(desk));
        const heard = list.map((): FoldedBar[] => []);
        await runDesk(desk, {
          onEngine({ kernel }) {
            heard.forEach((bars, index) => {
              kernel.topics.resampledBars[index].subscribe('test', (bar) => {
                expect(bar.tsMs).toBe(kernel.clock.tsMs);
                bars.push(copyOf(bar));
              });
            });
          },
        });
        list.forEach(({ seriesIndex, baseIntervalMs, intervalMs }, index) => {
          const expected = foldBars(desk.bars[seriesIndex], baseIntervalMs, intervalMs, lastCloseMs(desk));
          expect(heard[index]).toEqual(expected);
          made += expected.length;
        });
      }),
      runs(150),
    );
    expect(made).toBeGreaterThan(0);
  });

  it('show nothing ahead of time: a run over the first bars has the events of the longer run up to there', async () => {
    await fc.assert(
      fc.asyncProperty(coarseDesks, fc.double({ min: 0, max: 1, noNaN: true }), async (desk, share) => {
        const whole = await runDesk(desk);
        const [{ tsMs }] = desk.bars;
        // On the grid of the slowest series, so that no bar is open at the cut.
        const cuts = Math.floor((((tsMs.at(-1) as number) - tsMs[0]) * share) / (3 * MINUTE_MS));
        const untilMs = Math.ceil(tsMs[0] / (3 * MINUTE_MS) + Math.max(1, cuts)) * 3 * MINUTE_MS;
        const cut = await runDesk(desk, { untilMs });
        expect(firstDifference(cut.events, whole.events.slice(0, cut.events.length))).toBe(-1);
        const next = whole.events.at(cut.events.length);
        if (next !== undefined) expect(tsMsOf(next)).toBeGreaterThanOrEqual(cut.engine.kernel.clock.tsMs);
      }),
      runs(150),
    );
  });

  it('go on from a snapshot that was taken in the middle of them', async () => {
    await fc.assert(
      fc.asyncProperty(coarseDesks, fc.double({ min: 0, max: 1, noNaN: true }), async (desk, share) => {
        const whole = await runDesk(desk);
        const [{ tsMs }] = desk.bars;
        const first = compose(desk);
        const supply = first.series.entries();
        for (const [index, one] of supply)
          one.supply(desk.bars[index], desk.bars[index].length, desk.bars[index].length);
        first.loop.run(tsMs[Math.floor((tsMs.length - 1) * share)]);
        // The loop starts the agents at its first moment, which may not have come yet.
        if (first.kernel.clock.tsMs === Number.NEGATIVE_INFINITY) return;
        const snapshot = deserialize(serialize(snapshotEngine(first)));
        const second = compose(desk);
        restoreEngine(second, snapshot);
        const feeds = desk.bars.map((bars, index) => new ColumnsFeed(bars, 50, snapshot.series[index].closedRows));
        await driveReplay(second.loop, second.series, feeds);
        expect(second.kernel.bus.seq).toBe(whole.engine.kernel.bus.seq);
        expect(second.kernel.hasher.digestHex()).toBe(whole.digest);
        expect(second.accounts()).toEqual(whole.engine.accounts());
      }),
      runs(100),
    );
  });
});

/** Trades at the market at random, with an eye on bar, position and money. */
const restless = defineStrategy({
  name: 'restless',
  description: 'Random signals at the market',
  params: z.strictObject({}),
  init: () => ({ bars: 0 }),
  onBar(state, bar, ctx) {
    state.bars++;
    if (ctx.random() < 0.5) return;
    ctx.signal({
      direction: ctx.random() < 0.6 ? 'long' : 'flat',
      strength: ctx.random(),
      reason: `bar ${state.bars}, ${bar.open} ${bar.high} ${bar.low} ${bar.volume}, holding ${ctx.position()}`,
      // Of two symbols that close together the first is heard before the second one's price has moved, where both are data.
      indicators: ctx.symbols.length === 1 ? { equity: ctx.equity, cash: ctx.cash } : { cash: ctx.cash },
    });
  },
}) as unknown as StrategyDefinition;

const PARAMS: Record<string, object> = { momentum: { fast: 2, slow: 5 }, macd: { fast: 2, slow: 4, signal: 3 } };

describe('a strategy on 15 minutes of minutes', () => {
  const intervalMs = INTERVALS_MS['15m'];

  async function eventsOf(
    seed: number,
    interval: string,
    bars: Readonly<Record<string, BarColumns>>,
    uses = ['restless', 'momentum'],
  ) {
    const symbols = Object.keys(bars);
    const events: string[] = [];
    const strategy = { symbols, interval: '15m', sizing: { model: 'percent', pct: 40 } };
    const { run } = await simulate({
      scenario: {
        name: 'two-ways',
        seed,
        data: symbols.map((symbol) => ({ symbol, source: 'synthetic', interval })),
        dataPolicy: { gaps: 'ignore' },
        account: { cash: { USDT: 10_000 } },
        strategies: uses.map((use) => ({ ...strategy, id: use, use, params: PARAMS[use] })),
        allocator: { rebalance: '1h' },
        risk: { maxPositionPct: 30, maxExposurePct: 70 },
      },
      strategies: { restless },
      bars,
      onEvent: (topic, event) =>
        events.push(
          `${topic} ${JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}`,
        ),
    });
    return { events, fills: run.fills };
  }

  it('trades at the market exactly as it does on data of 15 minutes', async () => {
    let fillCount = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.constantFrom(['BTCUSDT'], ['BTCUSDT', 'ETHUSDT']),
        async (seed, symbols) => {
          const minutes: Record<string, BarColumns> = {};
          const quarters: Record<string, BarColumns> = {};
          for (const symbol of symbols) {
            const bars = synthesizeBars({ symbol, seed, days: 1, startPrice: 100, volatility: 2 });
            minutes[symbol] = bars;
            quarters[symbol] = columnsOf(foldBars(bars, MINUTE_MS, intervalMs, Number.POSITIVE_INFINITY), intervalMs);
            expect(quarters[symbol].length).toBe(96);
          }
          const fine = await eventsOf(seed, '1m', minutes);
          const coarse = await eventsOf(seed, '15m', quarters);
          expect(firstDifference(fine.events, coarse.events)).toBe(-1);
          expect(fine.fills).toEqual(coarse.fills);
          fillCount += fine.fills.length;
        },
      ),
      runs(25),
    );
    expect(fillCount).toBeGreaterThan(runs(25).numRuns * 10);
  });

  it('gives the same signals at the same times where minutes are missing', async () => {
    const signals = async (interval: string, bars: BarColumns) => {
      const { events } = await eventsOf(1, interval, { BTCUSDT: bars }, ['momentum', 'macd']);
      return events.filter((text) => text.startsWith('SignalEmitted')).map((text) => text.replace(/"seq":\d+/, ''));
    };
    let signalCount = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.nat(40), async (seed, fromRow) => {
        const whole = synthesizeBars({ symbol: 'BTCUSDT', seed, days: 1, startPrice: 100, volatility: 2 });
        const minutes = withHoles(whole, fromRow, 0.05, seed);
        const endMs = (minutes.tsMs.at(-1) as number) + MINUTE_MS;
        const quarters = columnsOf(foldBars(minutes, MINUTE_MS, intervalMs, endMs), intervalMs);
        const fine = await signals('1m', minutes);
        expect(fine).toEqual(await signals('15m', quarters));
        signalCount += fine.length;
      }),
      runs(25),
    );
    expect(signalCount).toBeGreaterThan(runs(25).numRuns * 5);
  });
});
