import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../../src/core/bar-columns.js';
import { composeEngine } from '../../../src/runner/compose/compose-engine.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import {
  loadDefinitions,
  pairStrategies,
  withCheckedParams,
} from '../../../src/runner/user-files/resolve-strategies.js';
import type { DeskEvent } from '../agents/desk-parts.js';
import { barsOfOpensAndCloses, MINUTE_MS, START_MS } from '../kernel/bars-of-closes.js';
import { FLAT, LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

type Script = Readonly<Record<number, Signal>>;

/** Runs scripts over bars of one symbol, with something that happens in between. */
async function play(
  scripts: readonly Script[],
  bars: BarColumns,
  changes: object = {},
  interrupt?: { readonly minute: number; readonly publish: (engine: ReturnType<typeof composeEngine>) => void },
) {
  const uses = scripts.map((_, index) => `script${index}`);
  const [template] = scenarioOf('script0').strategies;
  const strategies = uses.map((use, index) => ({ ...template, id: `s${index}`, use }));
  const raw = { ...scenarioOf('script0', changes), strategies, venue: { fees: { makerBps: 0, takerBps: 0 } } };
  const parsed = parseScenario(JSON.stringify(raw), { path: '/s.yaml', env: {}, builtInStrategies: uses });
  const known = Object.fromEntries(scripts.map((script, index) => [uses[index], scriptedStrategy(script)]));
  const definitions = await loadDefinitions(parsed.strategies, known);
  const scenario = withCheckedParams(parsed, definitions);
  const engine = composeEngine(scenario, pairStrategies(scenario, definitions));
  const events: DeskEvent[] = [];
  engine.kernel.listen((_, event) => events.push(event as unknown as DeskEvent));
  const [series] = engine.series;
  series.supply(bars, bars.length, bars.length);
  if (interrupt !== undefined) {
    engine.loop.run(START_MS + interrupt.minute * MINUTE_MS);
    interrupt.publish(engine);
    engine.kernel.bus.drain();
  }
  engine.loop.run();
  series.end();
  engine.loop.run();
  return { engine, events, of: (kind: string) => events.filter((event) => event.kind === kind) };
}

const long = (stopPrice?: number, takeProfitPrice?: number): Signal =>
  stopPrice === undefined && takeProfitPrice === undefined
    ? LONG
    : { ...LONG, exits: { ...(stopPrice && { stopPrice }), ...(takeProfitPrice && { takeProfitPrice }) } };

describe('trailing a stop by hand', () => {
  const up = [
    [100, 101],
    [101, 104],
    [104, 108],
    [108, 107],
    [107, 99],
    [99, 98],
  ] as const;

  it('moves the stop that rests at the venue, and is stopped out there', async () => {
    const { of, engine } = await play([{ 0: long(95), 1: long(100), 2: long(105) }], barsOfOpensAndCloses(up));
    expect(of('ExitsMoved')).toMatchObject([
      { strategyIndex: 0, instrumentIndex: 0, exits: { stopPrice: 10_000_000_000, takeProfitPrice: 0 } },
      { exits: { stopPrice: 10_500_000_000 } },
    ]);
    expect(of('AmendOrder')).toMatchObject([
      { orderId: 2, stopPrice: 10_000_000_000, quantity: 2000 },
      { orderId: 2, stopPrice: 10_500_000_000 },
    ]);
    // Bought at 101; from 107 to 99 the price goes through 105.
    const fills = engine.record.fills;
    expect(fills.map(({ side, price }) => [side, price])).toEqual([
      ['buy', 10_100_000_000],
      ['sell', 10_500_000_000],
    ]);
    // Neither a second position nor an order that was taken off for it.
    expect(of('OrderIntended')).toHaveLength(1);
    expect(of('OrdersWithdrawn')).toEqual([]);
  });

  it('moves stop and target apart: what is not named stays', async () => {
    const { of } = await play([{ 0: long(95, 120), 1: long(undefined, 130), 2: long(103) }], barsOfOpensAndCloses(up));
    expect(of('AmendOrder')).toMatchObject([
      { orderId: 3, limitPrice: 13_000_000_000 },
      { orderId: 2, stopPrice: 10_300_000_000 },
    ]);
  });

  it('does nothing for the same exits, for none, and for those that were never asked for', async () => {
    const scripts = [{ 0: long(95), 1: long(95), 2: LONG, 3: long(undefined, 150) }];
    const { of } = await play(scripts, barsOfOpensAndCloses(up));
    expect(of('ExitsMoved')).toEqual([]);
    expect(of('AmendOrder')).toEqual([]);
  });

  it('keeps the exits where they were when the venue rejects the move', async () => {
    // A stop above the market would trigger at once.
    const { of, engine } = await play(
      [{ 0: long(95), 1: long(500) }],
      barsOfOpensAndCloses([...up, [94, 94], [94, 94]]),
    );
    expect(of('AmendRejected')).toMatchObject([{ orderId: 2 }]);
    expect(engine.record.fills.at(-1)).toMatchObject({ side: 'sell', price: 9_400_000_000 });
  });
});

describe('a fixed stop and one that trails, together', () => {
  it('leave the strategy free to trade again when one of them has ended the position', async () => {
    const both: Signal = { ...LONG, exits: { stopPrice: 90, trailBps: 2000, takeProfitPrice: 120 } };
    const path = [100, 100, 85, 85, 85, 85].map((close) => [close, close] as const);
    const { engine } = await play([{ 0: both, 3: LONG }], barsOfOpensAndCloses(path));
    expect(engine.record.fills.map(({ side }) => side)).toEqual(['buy', 'sell', 'buy']);
  });
});

describe('a halt', () => {
  const flatMarket = Array.from({ length: 10 }, () => [100, 100] as const);
  const halt = (flatten: boolean, strategyIndex = -1) => ({
    kind: 'TradingHalted' as const,
    seq: 0,
    tsMs: 0,
    scope: strategyIndex < 0 ? ('desk' as const) : ('strategy' as const),
    strategyIndex,
    rule: 'maxDailyLossPct',
    value: 6,
    limit: 5,
    flatten,
    untilTsMs: Number.POSITIVE_INFINITY,
  });
  const dip: Signal = { ...LONG, entry: { type: 'limit', limitPrice: 50 } };

  it('that flattens takes every order off the book and then closes every position of its scope', async () => {
    const scripts = [{ 0: long(90) }, { 0: dip }, { 0: LONG }];
    const { of, engine, events } = await play(
      scripts,
      barsOfOpensAndCloses(flatMarket),
      {},
      {
        minute: 3,
        publish: ({ kernel }) => kernel.publish(kernel.topics.tradingHalted, halt(true)),
      },
    );
    expect(of('OrdersWithdrawn').map(({ strategyIndex }) => strategyIndex)).toEqual([0, 1]);
    const closing = of('OrderIntended').slice(3);
    expect(closing.map((event) => [(event.terms as { strategyIndex: number }).strategyIndex, event.reason])).toEqual([
      [2, 'halt: maxDailyLossPct'],
      [0, 'halt: maxDailyLossPct'],
    ]);
    expect(closing.every(({ reduces }) => reduces === true)).toBe(true);
    // The stop is off the book before the order that closes is sent.
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('OrderCancelled')).toBeLessThan(kinds.lastIndexOf('OrderIntended'));
    for (const { positions } of engine.accounts()) expect(positions[0].quantity).toBe(0);
  });

  it('that does not, cancels entries and leaves the stop at work', async () => {
    const { of, engine } = await play(
      [{ 0: long(90) }, { 0: dip }],
      barsOfOpensAndCloses(flatMarket),
      {},
      {
        minute: 3,
        publish: ({ kernel }) => kernel.publish(kernel.topics.tradingHalted, halt(false)),
      },
    );
    expect(of('OrdersWithdrawn')).toMatchObject([{ strategyIndex: 1, keepsExits: true }]);
    expect(of('OrderCancelled')).toMatchObject([{ strategyIndex: 1, role: 'direct' }]);
    expect(engine.accounts()[0].positions[0].quantity).toBe(2000);
  });

  it('of one strategy leaves the others alone', async () => {
    const { engine } = await play(
      [{ 0: LONG }, { 0: LONG }],
      barsOfOpensAndCloses(flatMarket),
      {},
      {
        minute: 3,
        publish: ({ kernel }) => kernel.publish(kernel.topics.tradingHalted, halt(true, 1)),
      },
    );
    expect(engine.accounts().map(({ positions }) => positions[0].quantity)).toEqual([2000, 0]);
  });

  it('that a risk rule asks for leaves the desk flat, whatever strategies go on saying', async () => {
    const fall = [100, 100, 100, 80, 79, 78, 77, 76, 75].map((close) => [close, close] as const);
    const keen = { 0: long(50), 3: LONG, 4: LONG, 5: { ...LONG, targetQuantity: 4 }, 6: LONG };
    const { of, engine } = await play([keen, { 0: LONG }], barsOfOpensAndCloses(fall), {
      risk: { maxDrawdownPct: 5, halt: { flatten: true } },
    });
    expect(of('TradingHalted')).toHaveLength(1);
    for (const { positions } of engine.accounts()) expect(positions[0].quantity).toBe(0);
    const late = of('OrderIntended').filter(({ reason }) => String(reason).startsWith('halt: '));
    expect(late).toHaveLength(2);
    expect(engine.record.fills).toHaveLength(4);
    expect(engine.record.refusalsByRule.size).toBeGreaterThan(0);
  });
});

describe('rebalancing with a drift band', () => {
  const closes = [100, 110, 120, 130, 140, 150, 160, 170];
  const bars = barsOfOpensAndCloses(closes.map((close) => [close, close] as const));
  /** The first holds 2 coins from 110 on, the second nothing: 500 each at the start. */
  const scripts: Script[] = [{ 0: LONG, 5: FLAT }, {}];

  it('moves money only when a share is off by more than the band', async () => {
    const { of, engine } = await play(scripts, bars, { allocator: { rebalance: '1m', driftBandPct: 4 } });
    // At 160: 500 + 2 × 50 = 600 of 1100 is 54.5 %, 4.5 off; sold there, the first pays 50.
    expect(of('CapitalTransferred')).toMatchObject([
      { fromStrategyIndex: 0, toStrategyIndex: 1, amount: 50n * 10n ** 16n, tsMs: START_MS + 7 * MINUTE_MS },
    ]);
    expect(engine.accounts().map(({ cash }) => cash / 10n ** 16n)).toEqual([550n, 550n]);
    expect(of('AllocationChanged')).toHaveLength(2);
  });

  it('does not within a wider one', async () => {
    const { of } = await play(scripts, bars, { allocator: { rebalance: '1m', driftBandPct: 6 } });
    expect(of('CapitalTransferred')).toEqual([]);
    expect(of('AllocationChanged')).toHaveLength(1);
  });
});
