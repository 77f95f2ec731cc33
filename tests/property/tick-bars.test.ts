import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { allocateTradeColumns } from '../../src/core/tick-columns.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import { barsFromTrades } from '../../src/kernel/bar-builders/bars-from-trades.js';
import { driveReplay } from '../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { ticksOf } from '../unit/kernel/ticks/ticks-of.js';
import { START_TS_MS } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';

interface SeenBar {
  readonly tsMs: number;
  readonly prices: readonly number[];
  readonly volume: number;
  /** Trades heard before the bar. */
  readonly after: number;
}

/** Writes down what it hears, and trades on it: in and out with the colour of each bar. */
const clerk = defineStrategy({
  name: 'clerk',
  description: 'Writes bars down.',
  params: z.strictObject({}),
  init: () => ({ trades: 0, bars: [] as SeenBar[] }),
  onTrade(state) {
    state.trades++;
  },
  onBar(state, { tsMs, open, high, low, close, volume }, ctx) {
    state.bars.push({ tsMs: tsMs - START_TS_MS, prices: [open, high, low, close], volume, after: state.trades });
    ctx.signal({ direction: close > open ? 'long' : 'flat', reason: 'the colour of the bar' });
  },
});

/** Whole numbers: a price in cents, a quantity in hundredths, so that sums are exact. */
interface Trade {
  readonly tsMs: number;
  readonly cents: number;
  readonly lots: number;
}

const trades: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.constant(5_000)),
      cents: fc.integer({ min: 9_000, max: 11_000 }),
      lots: fc.integer({ min: 1, max: 500 }),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((steps) => {
    let tsMs = 0;
    return steps.map(({ waitMs, ...rest }) => {
      tsMs += waitMs;
      return { tsMs, ...rest };
    });
  });

interface Rule {
  readonly key: 'trades' | 'volume' | 'notional';
  readonly size: number;
}

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ key: fc.constant('trades' as const), size: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    key: fc.constant('volume' as const),
    size: fc.integer({ min: 1, max: 1_500 }).map((lots) => lots / 100),
  }),
  fc.record({ key: fc.constant('notional' as const), size: fc.integer({ min: 1, max: 1_500 }) }),
);

/** The trades of each bar, told apart in whole numbers and without a builder; what is left over at the end is not full. */
function grouped(list: readonly Trade[], { key, size }: Rule): { full: Trade[][]; open: Trade[] } {
  const full: Trade[][] = [];
  let open: Trade[] = [];
  for (const trade of list) {
    open.push(trade);
    const lots = open.reduce((sum, one) => sum + one.lots, 0);
    const value = open.reduce((sum, one) => sum + one.lots * one.cents, 0);
    const reached = {
      trades: open.length === size,
      volume: lots >= Math.round(size * 100),
      notional: value >= size * 10_000,
    };
    if (!reached[key]) continue;
    full.push(open);
    open = [];
  }
  return { full, open };
}

function compose(list: readonly Trade[], data: Rule, asked: Rule): Engine {
  const text = `name: bars
data:
  - { symbol: AAAUSDT, source: trades, path: a.csv, bars: { ${data.key}: ${data.size} }, filters: { tickSize: 0.01, lotSize: 0.01 } }
venue: { latencyMs: 150 }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: own, use: clerk, symbols: [AAAUSDT], sizing: { model: fixed, quantity: 1.5 } }
  - { id: asked, use: clerk, symbols: [AAAUSDT], bars: { ${asked.key}: ${asked.size} }, sizing: { model: fixed, quantity: 2 } }
`;
  const scenario = parseScenario(text, { path: '/bars.yaml', env: {}, builtInStrategies: ['clerk'] });
  const definition = clerk as unknown as StrategyDefinition;
  const strategies = scenario.strategies.map(() => ({ definition, params: {} }));
  const written = list.map(({ tsMs, cents, lots }) => [tsMs, cents / 100, lots / 100] as const);
  return composeEngine(scenario, strategies, { ticks: [ticksOf({ trades: written }, START_TS_MS)] });
}

const NO_BARS = barsFromTrades(allocateTradeColumns(0), { kind: 'ticks', count: 1 });
const drive = (engine: Engine) => driveReplay(engine.loop, engine.series, [new ColumnsFeed(NO_BARS)]);

function seenBy(engine: Engine, id: string): readonly SeenBar[] {
  const { states } = engine.kernel.agents.snapshot()[`strategy:${id}`] as { states: { bars: SeenBar[] }[] };
  return states[0].bars;
}

describe('bars by what has traded, of a run', () => {
  it('are those of the trades, each seen with the trade that fills it and not before; nothing is lost', async () => {
    let bars = 0;
    await fc.assert(
      fc.asyncProperty(trades, rule, rule, async (list, data, asked) => {
        const engine = compose(list, data, asked);
        await drive(engine);
        for (const [id, by] of [
          ['own', data],
          ['asked', asked],
        ] as const) {
          const { full, open } = grouped(list, by);
          const seen = seenBy(engine, id);
          let after = 0;
          expect(seen).toEqual(
            full.map((group) => {
              after += group.length;
              const cents = group.map((one) => one.cents);
              const prices = [cents[0], Math.max(...cents), Math.min(...cents), cents.at(-1) as number];
              return {
                tsMs: group.at(-1)?.tsMs,
                prices: prices.map((one) => one / 100),
                volume: expect.closeTo(group.reduce((sum, { lots }) => sum + lots, 0) / 100, 9),
                after,
              };
            }),
          );
          const total = seen.reduce((sum, { volume }) => sum + volume, 0);
          const rest = open.reduce((sum, { lots }) => sum + lots, 0) / 100;
          expect(total + rest).toBeCloseTo(list.reduce((sum, { lots }) => sum + lots, 0) / 100, 8);
          if (by.key === 'volume') {
            for (const { volume } of seen) expect(volume).toBeGreaterThanOrEqual(by.size * (1 - 1e-12));
          }
          bars += seen.length;
        }
        expect(engine.loop.bars).toBe(seenBy(engine, 'own').length);
      }),
      runs(150),
    );
    expect(bars).toBeGreaterThan(500);
  });

  it('are the same from a snapshot in the middle of a bar: same events, books and fingerprint', async () => {
    let fills = 0;
    await fc.assert(
      fc.asyncProperty(
        trades,
        rule,
        rule,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (list, data, asked, share) => {
          const whole = compose(list, data, asked);
          await drive(whole);
          const first = compose(list, data, asked);
          const lengthMs = list[list.length - 1].tsMs - list[0].tsMs;
          first.loop.run(START_TS_MS + list[0].tsMs + Math.floor(share * lengthMs));
          const snapshot = deserialize(serialize(snapshotEngine(first)));
          const second = compose(list, data, asked);
          restoreEngine(second, snapshot);
          await drive(second);
          expect(second.kernel.bus.seq).toBe(whole.kernel.bus.seq);
          expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
          expect(second.accounts()).toEqual(whole.accounts());
          for (const id of ['own', 'asked']) expect(seenBy(second, id)).toEqual(seenBy(whole, id));
          fills += whole.record.fillCount;
        },
      ),
      runs(150),
    );
    expect(fills).toBeGreaterThan(30);
  });
});
